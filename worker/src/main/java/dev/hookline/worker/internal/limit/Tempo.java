package dev.hookline.worker.internal.limit;

import dev.hookline.config.RateLimit;
import dev.hookline.contract.EndpointSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast one of several workers may call an endpoint. The calls of ten seconds are divided as
 * whole numbers, because low rates would otherwise be exceeded: 5 calls among 3 workers are 2, 2
 * and 1, since each worker that makes 5/3 of a call would make 2.
 *
 * @param intervalNanos the time from one call to the next
 * @param burst how many calls may begin at once after a pause
 */
record Tempo(long intervalNanos, int burst) {

  /** The time over which the rate is promised. */
  static final Duration WINDOW = Duration.ofSeconds(10);

  /** Unused calls are kept for half a second, so they add at most 5 % to any ten seconds. */
  private static final double KEPT_SECONDS = 0.5;

  /**
   * The calls of a window in its milliseconds, with 5 % more. Requests take different times to
   * arrive, so not all of the tolerated 10 % may be used up when they are sent.
   */
  private static final long TOLERATED = WINDOW.toMillis() * 21 / 20;

  private static final long LONGEST_PER = Duration.ofHours(1).toMillis();

  /** Returns the tempo of a worker; empty if other workers make all calls. */
  static Optional<Tempo> of(EndpointSettings.Rate rate, Share share) {
    // a plan that no rule has checked may have any value
    long calls = Math.max(1, Math.min(RateLimit.MAX_CALLS, rate.calls()));
    long per = Math.max(1_000, Math.min(LONGEST_PER, rate.per()));
    long all = Math.max(1, (calls * WINDOW.toMillis() + per - 1) / per);
    long own = part(all, share);
    if (own == 0) {
      return Optional.empty();
    }
    double perSecond = calls * 1_000.0 / per * own / all;
    // one call kept helps a slow worker much, since calls rarely come just when one is due
    long spare = part(Math.max(0, calls * TOLERATED / per - all), share);
    int burst = Math.max(spare > 0 ? 2 : 1, (int) (perSecond * KEPT_SECONDS));
    return Optional.of(new Tempo((long) Math.ceil(1e9 / perSecond), burst));
  }

  private static long part(long whole, Share share) {
    return whole / share.workers() + (share.place() < whole % share.workers() ? 1 : 0);
  }

  /** Returns whether calls are rare: then even a single one more would exceed the rate. */
  boolean isSlow() {
    return intervalNanos > Duration.ofSeconds(1).toNanos();
  }
}
