package dev.hookline.worker.internal.call;

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

  /**
   * How often an attempt that failed on the worker's side is repeated: for about a day, with gaps
   * of at most {@link #OWN_MAXIMUM}.
   */
  public static final int MAX_UNCOUNTED = 1_500;

  private static final Duration OWN_MAXIMUM = Duration.ofMinutes(1);

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
    Duration gap = gap(failures, maximum).plusMillis(jitterMillis);
    Duration retryAfter = failed.retryAfter();
    return Optional.of(retryAfter == null ? gap : larger(gap, smaller(retryAfter, maximum)));
  }

  /**
   * Decides after an attempt that failed on the worker's side, for instance because a secret is
   * missing. It does not count, and is repeated soon after the cause is fixed.
   *
   * @param uncounted the number of such failures so far, including this one
   */
  public static Optional<Duration> afterOwn(int uncounted, int maximumInterval, int jitterMillis) {
    Duration maximum = smaller(Duration.ofSeconds(maximumInterval), OWN_MAXIMUM);
    return uncounted > MAX_UNCOUNTED
        ? Optional.empty()
        : Optional.of(gap(uncounted, maximum).plusMillis(jitterMillis));
  }

  private static Duration gap(int failures, Duration maximum) {
    return smaller(
        INITIAL_INTERVAL.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS)),
        maximum);
  }

  private static Duration smaller(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration larger(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
