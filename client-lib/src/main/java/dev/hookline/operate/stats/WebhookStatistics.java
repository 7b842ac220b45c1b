package dev.hookline.operate.stats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of one webhook of one event.
 *
 * @param event the event
 * @param webhook the webhook
 * @param async whether it is async
 * @param calls the number of executions that called it
 * @param succeeded the number of calls that succeeded
 * @param failed the number of calls that failed
 * @param cancelled the number of calls that were cancelled or terminated
 * @param pending the number of calls that have not ended
 * @param successRate the fraction of calls that succeeded among those that succeeded or failed;
 *     null if there are none
 * @param attempts the number of attempts made
 * @param latency the durations of attempts; null if none is known
 * @param failureCodes the number of known attempts that failed with each code, most frequent first
 */
public record WebhookStatistics(
    String event,
    String webhook,
    boolean async,
    long calls,
    long succeeded,
    long failed,
    long cancelled,
    long pending,
    @Nullable Double successRate,
    long attempts,
    @Nullable Latency latency,
    Map<String, Long> failureCodes) {

  /** Copies the map, in order. */
  public WebhookStatistics {
    failureCodes = Collections.unmodifiableMap(new LinkedHashMap<>(failureCodes));
  }
}
