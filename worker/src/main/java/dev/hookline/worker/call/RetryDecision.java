package dev.hookline.worker.call;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether and when a failed webhook is called again: exponential from 100 ms with up to 100 ms of
 * jitter, as in the Go package, up to the webhook's maximum interval; a longer {@code Retry-After}
 * is honoured up to the same maximum. Pure.
 */
public final class RetryDecision {

  /** The gap before jitter after the first failed attempt. */
  public static final Duration INITIAL_INTERVAL = Duration.ofMillis(100);

  /** The jitter is below this many milliseconds. */
  public static final int JITTER_MILLIS = 100;

  private static final int MAX_DOUBLINGS = 40;

  private RetryDecision() {}

  /**
   * Decides after a failed attempt.
   *
   * @param failed how the attempt failed
   * @param failures the number of failed attempts so far, including this one but not those lost
   *     with their worker
   * @param numRetries the total number of attempts
   * @param maximumInterval the longest gap in seconds
   * @param jitterMillis a random number from 0 to below {@link #JITTER_MILLIS}
   * @return the gap to the next attempt, or empty to give up
   */
  public static Optional<Duration> after(
      AttemptOutcome.Failed failed,
      int failures,
      int numRetries,
      int maximumInterval,
      int jitterMillis) {
    if (failed.terminal() || failures >= numRetries) {
      return Optional.empty();
    }
    Duration maximum = Duration.ofSeconds(maximumInterval);
    Duration gap =
        INITIAL_INTERVAL.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS));
    gap = smaller(gap, maximum).plusMillis(jitterMillis);
    Duration retryAfter = failed.retryAfter();
    return Optional.of(retryAfter == null ? gap : larger(gap, smaller(retryAfter, maximum)));
  }

  private static Duration smaller(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration larger(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
