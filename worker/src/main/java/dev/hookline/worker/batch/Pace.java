package dev.hookline.worker.batch;

import java.util.concurrent.TimeUnit;

/** Spaces replays evenly; a slow one is not made up for. */
final class Pace {

  private final long gap;
  private long next;

  /**
   * Begins at a time in nanoseconds.
   *
   * @param isFirst whether nothing was replayed just before; else the first one waits too
   */
  Pace(double perSecond, boolean isFirst, long now) {
    gap = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    next = isFirst ? now : now + gap;
  }

  /** Returns how many nanoseconds are left until the next one is due; 0 where it is. */
  long left(long now) {
    return Math.max(0, next - now);
  }

  /** Says that one is replayed now. */
  void taken(long now) {
    next = Math.max(next, now) + gap;
  }
}
