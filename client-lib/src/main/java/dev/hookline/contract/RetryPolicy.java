package dev.hookline.contract;

import dev.hookline.config.RetryConfig;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When failed attempts of a webhook are repeated; their number is {@link WebhookCall#numRetries},
 * the longest delay {@link WebhookCall#maximumInterval}. Times are in milliseconds.
 *
 * @param initialInterval the delay after the first failed attempt; absent for 100
 * @param backoff the factor from each delay to the next; absent for 2
 * @param jitterPercent the random share that is added to each delay; absent for up to 100 ms
 * @param totalTimeout the time within which the webhook must succeed; absent for none
 * @param schedule the delays themselves, the last one repeated; absent for the computed ones
 * @param retryOn the only statuses that are retried, such as {@code 500-599}; absent for all but
 *     410
 * @param failOn the statuses that are not retried; absent for none
 */
public record RetryPolicy(
    @Nullable Long initialInterval,
    @Nullable Double backoff,
    @Nullable Integer jitterPercent,
    @Nullable Long totalTimeout,
    List<Long> schedule,
    List<String> retryOn,
    List<String> failOn) {

  /** Copies the lists, in order. */
  public RetryPolicy {
    schedule = schedule == null ? List.of() : List.copyOf(schedule);
    retryOn = retryOn == null ? List.of() : List.copyOf(retryOn);
    failOn = failOn == null ? List.of() : List.copyOf(failOn);
  }

  /** Returns the wire form of a configuration; null if there is none. */
  static @Nullable RetryPolicy of(@Nullable RetryConfig retry) {
    return retry == null
        ? null
        : new RetryPolicy(
            millis(retry.initialInterval()),
            retry.backoff(),
            retry.jitterPercent(),
            millis(retry.totalTimeout()),
            retry.schedule().stream().map(Duration::toMillis).toList(),
            retry.retryOn(),
            retry.failOn());
  }

  /** Returns the configuration that this came from. */
  public RetryConfig toConfig() {
    return new RetryConfig(
        duration(initialInterval),
        backoff,
        jitterPercent,
        duration(totalTimeout),
        schedule.stream().map(Duration::ofMillis).toList(),
        retryOn,
        failOn);
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : Long.valueOf(duration.toMillis());
  }

  private static @Nullable Duration duration(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
