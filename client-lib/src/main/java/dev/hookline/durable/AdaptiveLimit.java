package dev.hookline.durable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many starts may run at once, by how long they take: additive increase, multiplicative
 * decrease. A start that takes many times as long as the fastest one of the last minutes mostly
 * waits for the starts next to it, and for the events that they have started. Thread-safe.
 */
final class AdaptiveLimit {

  /**
   * A server that starts events in this time is not full, however fast the fastest was: that may
   * have been a repeated key, which writes nothing.
   */
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** What a new manager begins with: it knows nothing of its server yet. */
  private static final int INITIAL = 10;

  /** Fewer would leave the server idle between two starts. */
  private static final int MIN = 4;

  /** Starts that take this many times as long as the fastest mean a full server. */
  private static final double FULL = 8;

  private static final double HALF_FULL = FULL / 2;
  private static final double DECREASE = 0.9;
  private static final double INCREASE = 0.1;
  private static final int SAMPLES = 10;
  private static final long WINDOW_NANOS = Duration.ofMillis(100).toNanos();
  private static final long MEMORY_NANOS = Duration.ofMinutes(1).toNanos();

  private final int max;
  private double limit;
  private long windowStart;
  private int samples;
  private double sum;
  private boolean isNeeded;
  private long memoryStart;
  private long fastest = Long.MAX_VALUE;
  private long fastestBefore = Long.MAX_VALUE;

  /** Creates a limit of at most this many starts; time in nanoseconds begins now. */
  AdaptiveLimit(int max, long now) {
    this.max = max;
    this.limit = Math.min(max, INITIAL);
    this.windowStart = now;
    this.memoryStart = now;
  }

  /** Returns the limit. */
  synchronized int current() {
    return (int) limit;
  }

  /**
   * Returns the limit after a start.
   *
   * @param nanos how long it took
   * @param hasStarted whether the server has recorded it
   * @param hasQueue whether it had to wait for others: without a queue, nobody needs more
   */
  synchronized int ended(long now, long nanos, boolean hasStarted, boolean hasQueue) {
    if (now - memoryStart > MEMORY_NANOS) {
      memoryStart = now;
      forget();
    }
    if (hasStarted) {
      fastest = Math.min(fastest, Math.max(1, nanos));
    }
    samples++;
    sum += nanos;
    isNeeded |= hasQueue;
    if (samples >= Math.max(SAMPLES, limit) && now - windowStart >= WINDOW_NANOS) {
      adjust(sum / samples);
      windowStart = now;
      samples = 0;
      sum = 0;
      isNeeded = false;
    }
    return current();
  }

  /** A server that is full for minutes, and has no fast starts, must not seem to be a slow one. */
  private void forget() {
    if (fastestBefore == Long.MAX_VALUE || fastest < 2 * fastestBefore) {
      fastestBefore = fastest;
    } else if (fastest != Long.MAX_VALUE) {
      fastestBefore *= 2;
    }
    fastest = Long.MAX_VALUE;
  }

  private void adjust(double mean) {
    long best = Math.min(fastest, fastestBefore);
    if (best == Long.MAX_VALUE) {
      return; // nothing has started yet
    }
    double slowness = mean / best;
    if (slowness > FULL && mean > QUICK_NANOS) {
      limit = Math.max(Math.min(MIN, max), limit * DECREASE);
    } else if (isNeeded && (slowness < HALF_FULL || mean <= QUICK_NANOS)) {
      limit = Math.min(max, limit + Math.max(1, limit * INCREASE));
    }
  }
}
