package dev.hookline.worker.internal.limit;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that a test moves; it starts below zero, as {@link System#nanoTime} may. */
final class MovableNanos implements LongSupplier {

  private long now = -7_000_000_000L;

  @Override
  public long getAsLong() {
    return now;
  }

  void pass(Duration time) {
    now += time.toNanos();
  }
}
