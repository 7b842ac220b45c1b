package dev.hookline.worker.internal.limit;

import dev.hookline.config.RateLimit;
import dev.hookline.contract.EndpointSettings;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * This worker's share of an endpoint's rate. Calls that must wait get consecutive turns, so that
 * each comes back about when a permit is free, and the server is not asked in vain. Those that come
 * back too early have turns of their own, before new calls.
 */
final class Pace {

  /** Permits are given out for half a second, so unused ones add at most 5 % to any 10 seconds. */
  private static final double PERIOD_SECONDS = 0.5;

  private static final long LONGEST_TURN = Duration.ofHours(1).toNanos();
  private static final long SHORTEST_TURN = Duration.ofMillis(50).toNanos();

  private static final long LONGEST_PER = Duration.ofHours(1).toMillis();

  private final EndpointSettings.Rate rate;
  private final double allPerSecond;
  private final LongSupplier nanos;
  private final DoubleSupplier random;
  private @Nullable RateLimiter limiter;
  private int sharing;
  private long nextNew;
  private long nextAgain;

  Pace(EndpointSettings.Rate rate, LongSupplier nanos, DoubleSupplier random) {
    this.rate = rate;
    // a plan that no rule has checked may have any value
    int calls = Math.max(1, Math.min(RateLimit.MAX_CALLS, rate.calls()));
    this.allPerSecond = calls * 1_000.0 / Math.max(1_000, Math.min(LONGEST_PER, rate.per()));
    this.nanos = nanos;
    this.random = random;
    this.nextNew = nanos.getAsLong();
    this.nextAgain = nextNew;
  }

  /**
   * Takes a permit; returns zero, or how long to wait before the next try.
   *
   * @param workers how many share the rate, at least 1
   */
  synchronized Duration take(Arrival arrival, int workers) {
    long now = nanos.getAsLong();
    double perSecond = allPerSecond / workers;
    boolean isQueued = arrival != Arrival.AGAIN && nextNew - now > 0;
    if (!isQueued && limiter(workers, perSecond).reservePermission() == 0) {
      return Duration.ZERO;
    }
    long interval = (long) (1e9 / perSecond);
    long at = arrival == Arrival.AGAIN ? later(nextAgain, now) : later(nextNew, now);
    long turn = Math.min(at + interval, now + LONGEST_TURN);
    if (arrival == Arrival.AGAIN) {
      nextAgain = turn;
    } else if (arrival == Arrival.NEW) {
      nextNew = turn;
    }
    return Duration.ofNanos(
        Math.max(SHORTEST_TURN, turn - now) + (long) (interval * random.getAsDouble()));
  }

  private static long later(long a, long b) {
    return a - b > 0 ? a : b;
  }

  /** A share that changes starts without permits, since the former one has given out some. */
  private RateLimiter limiter(int workers, double perSecond) {
    RateLimiter current = limiter;
    if (current != null && sharing == workers) {
      return current;
    }
    int permits = (int) Math.max(1, Math.min(Integer.MAX_VALUE, perSecond * PERIOD_SECONDS));
    RateLimiter next =
        new AtomicRateLimiter(
            "endpoint",
            RateLimiterConfig.custom()
                .limitForPeriod(permits)
                .limitRefreshPeriod(Duration.ofNanos((long) (permits * 1e9 / perSecond)))
                .timeoutDuration(Duration.ZERO)
                .build(),
            nanos::getAsLong);
    if (current != null) {
      next.drainPermissions();
    }
    limiter = next;
    sharing = workers;
    return next;
  }

  /** Returns the rate of all workers as a configuration writes it. */
  String text() {
    return rate.text();
  }
}
