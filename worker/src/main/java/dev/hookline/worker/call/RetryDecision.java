package dev.hookline.worker.call;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether and when a failed webhook is called again: exponential from 100 ms with up to 100 ms of
 * jitter, as in the Go package, at most the webhook's maximum interval; a longer {@code
 * Retry-After} is honoured up to the same maximum. Pure.
 */
public final class RetryDecision {

  /** The gap before jitter after the first failed attempt. */
  public static final Duration INITIAL_INTERVAL = Duration.ofMillis(100);

  /** The jitter is below this many milliseconds. */
  public static final int JITTER_MILLIS = 100;

  /**
   * How often an attempt is repeated that failed on this side: at the longest gap of {@link
   * #OWN_MAXIMUM}, for about a day.
   */
  public static final int MAX_UNCOUNTED = 1_500;

  private static final Duration OWN_MAXIMUM = Duration.ofMinutes(1);

  private static final int MAX_DOUBLINGS = 40;

  private RetryDecision() {}

  /**
   * Decides after a failed attempt.
   *
   * @param failed how the attempt failed
   * @param answered how many attempts have failed by now, this one included, those lost with their
   *     worker excluded
   * @param numRetries attempts in all
   * @param maximumInterval the longest gap in seconds
   * @param jitterMillis a random part from 0 to below {@link #JITTER_MILLIS}
   * @return the gap to the next attempt, or empty to give up
   */
  public static Optional<Duration> after(
      AttemptOutcome.Failed failed,
      int answered,
      int numRetries,
      int maximumInterval,
      int jitterMillis) {
    if (failed.terminal() || answered >= numRetries) {
      return Optional.empty();
    }
    Duration maximum = Duration.ofSeconds(maximumInterval);
    Duration gap = gap(answered, maximum).plusMillis(jitterMillis);
    Duration asked = failed.retryAfter();
    return Optional.of(asked == null ? gap : larger(gap, smaller(asked, maximum)));
  }

  /**
   * Decides after an attempt that failed on this side, such as over a missing secret: it does not
   * count, and is repeated soon after the cause is gone.
   *
   * @param uncounted how many attempts have failed so by now, this one included
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
