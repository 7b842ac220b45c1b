package dev.hookline.operate.stats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one webhook of one event did.
 *
 * @param event the event
 * @param webhook the webhook
 * @param async whether it is an async one
 * @param calls how many executions called it
 * @param succeeded how many calls succeeded
 * @param failed how many calls failed
 * @param cancelled how many calls were ended from outside
 * @param pending how many calls have not ended
 * @param successRate the part of the calls that succeeded, of those that succeeded or failed; null
 *     for none
 * @param attempts how many attempts were made
 * @param latency how long attempts took; null where none is known
 * @param failureCodes how many known attempts failed with each code, the most frequent first
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

  /** Copies the map, whose order counts. */
  public WebhookStatistics {
    failureCodes = Collections.unmodifiableMap(new LinkedHashMap<>(failureCodes));
  }
}
