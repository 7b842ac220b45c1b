package dev.hookline.worker.internal.batch;

import java.util.concurrent.TimeUnit;

/** Spaces replays evenly; it does not catch up after a slow one. */
final class Pace {

  private final long gap;
  private long next;

  /**
   * Starts at a time in nanoseconds.
   *
   * @param isFirst whether nothing was replayed just before; otherwise the first replay waits too
   */
  Pace(double perSecond, boolean isFirst, long now) {
    gap = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    next = isFirst ? now : now + gap;
  }

  /** Returns the nanoseconds until the next one is due; 0 if it is due. */
  long left(long now) {
    return Math.max(0, next - now);
  }

  /** Records that one is replayed now. */
  void taken(long now) {
    next = Math.max(next, now) + gap;
  }
}
