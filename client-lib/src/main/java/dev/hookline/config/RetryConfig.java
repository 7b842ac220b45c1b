package dev.hookline.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When failed attempts of a webhook are repeated, in addition to its {@code numRetries} (how often)
 * and {@code maximumInterval} (the longest delay). Immutable; validated with the rest of the
 * configuration.
 *
 * @param initialInterval the delay after the first failed attempt; null for 100 ms
 * @param backoff the factor from each delay to the next; null for 2
 * @param jitterPercent the random share, 0 to 100, that is added to each delay; null for up to 100
 *     ms
 * @param totalTimeout the time within which the webhook must succeed; null for none
 * @param schedule the delays themselves, instead of the first two; empty for none. The last one
 *     repeats if there are more attempts
 * @param retryOn the statuses that are retried, each as {@code 429}, {@code 500-599} or {@code
 *     5xx}; empty for every status but 410
 * @param failOn the statuses that are not retried, even if {@code retryOn} contains them
 */
public record RetryConfig(
    @Nullable Duration initialInterval,
    @Nullable Double backoff,
    @Nullable Integer jitterPercent,
    @Nullable Duration totalTimeout,
    List<Duration> schedule,
    List<String> retryOn,
    List<String> failOn) {

  private static final RetryConfig DEFAULTS =
      new RetryConfig(null, null, null, null, List.of(), List.of(), List.of());

  /** Copies the lists, in order. */
  public RetryConfig {
    schedule = List.copyOf(schedule);
    retryOn = List.copyOf(retryOn);
    failOn = List.copyOf(failOn);
  }

  /** Returns the policy of a webhook without one. */
  public static RetryConfig defaults() {
    return DEFAULTS;
  }

  /** Returns a policy with these delays; unless {@code numRetries} is set, each is used once. */
  public static RetryConfig schedule(Duration... delays) {
    return new RetryConfig(null, null, null, null, List.of(delays), List.of(), List.of());
  }

  /** Returns this policy with another delay after the first failed attempt. */
  public RetryConfig withInitialInterval(Duration delay) {
    return new RetryConfig(delay, backoff, jitterPercent, totalTimeout, schedule, retryOn, failOn);
  }

  /** Returns this policy with another factor from each delay to the next, from 1 to 100. */
  public RetryConfig withBackoff(double factor) {
    return new RetryConfig(
        initialInterval, factor, jitterPercent, totalTimeout, schedule, retryOn, failOn);
  }

  /** Returns this policy with another random share that is added to each delay, from 0 to 100. */
  public RetryConfig withJitterPercent(int percent) {
    return new RetryConfig(
        initialInterval, backoff, percent, totalTimeout, schedule, retryOn, failOn);
  }

  /** Returns this policy with a limit of the time within which the webhook must succeed. */
  public RetryConfig withTotalTimeout(Duration timeout) {
    return new RetryConfig(
        initialInterval, backoff, jitterPercent, timeout, schedule, retryOn, failOn);
  }

  /** Returns this policy with the only statuses that are retried. */
  public RetryConfig withRetryOn(String... statuses) {
    return new RetryConfig(
        initialInterval, backoff, jitterPercent, totalTimeout, schedule, List.of(statuses), failOn);
  }

  /** Returns this policy with the statuses that are not retried. */
  public RetryConfig withFailOn(String... statuses) {
    return new RetryConfig(
        initialInterval,
        backoff,
        jitterPercent,
        totalTimeout,
        schedule,
        retryOn,
        List.of(statuses));
  }
}
