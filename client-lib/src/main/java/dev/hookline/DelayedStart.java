package dev.hookline;

import dev.hookline.contract.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a delayed event starts: at a time, or after a delay.
 *
 * @param at the time; null if there is a delay
 * @param delay the delay from the call; null if there is a time
 */
record DelayedStart(@Nullable Instant at, @Nullable Duration delay) {

  private static final Duration LONGEST = Duration.ofMillis(Plan.MAX_DELAY_MILLIS);

  static DelayedStart at(Instant time) {
    return new DelayedStart(time, null);
  }

  static DelayedStart after(Duration delay) {
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("delay must be from 0 to 365 days, found " + delay);
    }
    return new DelayedStart(null, delay);
  }

  /** Returns when a call made now starts the event; empty for at once. */
  Optional<Instant> time(Instant now) {
    if (delay != null) {
      return delay.isZero() ? Optional.empty() : Optional.of(now.plus(delay));
    }
    Duration wait = at == null ? Duration.ZERO : Duration.between(now, at);
    if (wait.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "start time must be at most 365 days after the call, found %s".formatted(at));
    }
    return wait.isNegative() || wait.isZero() ? Optional.empty() : Optional.ofNullable(at);
  }
}
