package dev.hookline.verification.load;

import dev.hookline.verification.figures.Figure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much is sent, and how fast.
 *
 * @param callers callers that block at once, at most
 * @param perSecond events a second, whatever the answers take; null for as fast as callers return
 * @param events the most events; null for no limit
 * @param duration the longest time; null for no limit
 */
public record Load(
    int callers, @Nullable Double perSecond, @Nullable Long events, @Nullable Duration duration) {

  private static final int MOST_CALLERS = 10_000;
  private static final double MOST_PER_SECOND = 100_000;

  /** Checks that it ends. */
  public Load {
    if (callers < 1 || callers > MOST_CALLERS) {
      throw new IllegalArgumentException(
          "--concurrency must be from 1 to %d, found %d".formatted(MOST_CALLERS, callers));
    }
    if (perSecond != null && !(perSecond > 0 && perSecond <= MOST_PER_SECOND)) {
      throw new IllegalArgumentException(
          "--rate must be above 0 and at most %.0f/s, found %s"
              .formatted(MOST_PER_SECOND, perSecond));
    }
    if (events == null && duration == null) {
      throw new IllegalArgumentException("a load needs an end: events or a duration");
    }
    if (events != null && events < 1) {
      throw new IllegalArgumentException("--events must be 1 or more, found " + events);
    }
  }

  /** Returns the same load without a number of events, for so long. */
  public Load during(Duration span) {
    return new Load(callers, perSecond, null, span);
  }

  /** Returns the nanoseconds from the begin at which an event is due; 0 where none is. */
  long dueNanos(long index) {
    return perSecond == null ? 0 : (long) (index * (TimeUnit.SECONDS.toNanos(1) / perSecond));
  }

  /** Returns whether an event of that index, from 0, is still sent after so long. */
  boolean isWithin(long index, long nanos) {
    return (events == null || index < events) && (duration == null || nanos < duration.toNanos());
  }

  /** Returns how much is done, from 0 to 1. */
  public double done(long count, long nanos) {
    double ofEvents = events == null ? 0 : (double) count / events;
    double ofTime = duration == null ? 0 : (double) nanos / duration.toNanos();
    return Math.min(1, Math.max(ofEvents, ofTime));
  }

  /** Returns the load in words. */
  public String text() {
    return perSecond == null
        ? callers == 1 ? "1 caller" : "%,d callers at once".formatted(callers)
        : "%s events/s, %,d callers at most".formatted(Figure.of(perSecond), callers);
  }
}
