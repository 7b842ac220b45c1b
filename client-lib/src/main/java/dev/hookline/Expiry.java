package dev.hookline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When async deliveries expire: at a time, or some time after the event's start.
 *
 * @param at the time; null if it is relative
 * @param afterStart the duration; null if it is a time
 */
record Expiry(@Nullable Instant at, @Nullable Duration afterStart) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(365);

  static Expiry after(Duration start) {
    if (start.compareTo(SHORTEST) < 0 || start.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "deliverBefore must be from 1 second to 365 days after the start, found " + start);
    }
    return new Expiry(null, start);
  }

  Instant time(Instant start) {
    Instant time = at == null ? start.plus(afterStart == null ? LONGEST : afterStart) : at;
    if (!time.isAfter(start) || time.isAfter(start.plus(LONGEST))) {
      throw new IllegalArgumentException(
          "deliverBefore must be within 365 days after the event's start at %s, found %s"
              .formatted(start, time));
    }
    return time;
  }
}
