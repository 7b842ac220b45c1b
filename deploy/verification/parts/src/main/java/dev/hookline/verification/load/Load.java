package dev.hookline.verification.load;

import dev.hookline.verification.figures.Figure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much is sent, and how fast.
 *
 * @param callers concurrent blocking callers, at most
 * @param perSecond events per second, however long the responses take; null for as fast as calls
 *     return
 * @param events the maximum number of events; null for no limit
 * @param duration the maximum time; null for no limit
 */
public record Load(
    int callers, @Nullable Double perSecond, @Nullable Long events, @Nullable Duration duration) {

  private static final int MAX_CALLERS = 10_000;
  private static final double MAX_PER_SECOND = 100_000;

  /** Checks that it ends. */
  public Load {
    if (callers < 1 || callers > MAX_CALLERS) {
      throw new IllegalArgumentException(
          "--concurrency must be from 1 to %d, found %d".formatted(MAX_CALLERS, callers));
    }
    if (perSecond != null && !(perSecond > 0 && perSecond <= MAX_PER_SECOND)) {
      throw new IllegalArgumentException(
          "--rate must be above 0 and at most %.0f/s, found %s"
              .formatted(MAX_PER_SECOND, perSecond));
    }
    if (events == null && duration == null) {
      throw new IllegalArgumentException("a load needs an end: events or a duration");
    }
    if (events != null && events < 1) {
      throw new IllegalArgumentException("--events must be 1 or more, found " + events);
    }
  }

  /** Returns the same load limited by this time instead of a number of events. */
  public Load during(Duration span) {
    return new Load(callers, perSecond, null, span);
  }

  /** Returns the nanoseconds from the start at which an event is due; 0 without a rate. */
  long dueNanos(long index) {
    return perSecond == null ? 0 : (long) (index * (TimeUnit.SECONDS.toNanos(1) / perSecond));
  }

  /** Returns whether an event of that index, from 0, is still sent at this time. */
  boolean isWithin(long index, long nanos) {
    return (events == null || index < events) && (duration == null || nanos < duration.toNanos());
  }

  /** Returns the progress, from 0 to 1. */
  public double done(long count, long nanos) {
    double ofEvents = events == null ? 0 : (double) count / events;
    double ofTime = duration == null ? 0 : (double) nanos / duration.toNanos();
    return Math.min(1, Math.max(ofEvents, ofTime));
  }

  /** Returns the load in words. */
  public String text() {
    return perSecond == null
        ? callers == 1 ? "1 caller" : "%,d concurrent callers".formatted(callers)
        : "%s events/s, up to %,d callers".formatted(Figure.of(perSecond), callers);
  }
}
