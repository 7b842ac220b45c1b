package dev.hookline.worker.internal.limit;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many workers share the limits of endpoints. A new worker takes no share until the others have
 * counted it, so that the sum of all shares stays within the limits. Thread-safe.
 */
public final class LiveWorkers {

  private static final Logger log = LoggerFactory.getLogger("dev.hookline.endpoints");

  /** How long a count is used. */
  private static final Duration REFRESH = Duration.ofSeconds(5);

  /** By then the server has seen this worker poll, and this worker all that are there. */
  private static final Duration SEEN = Duration.ofSeconds(2);

  /** By then the others have counted this worker. */
  private static final Duration COUNTED = REFRESH.plusSeconds(3);

  private final Supplier<OptionalInt> others;
  private final LongSupplier nanos;
  private final long start;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile boolean isKnown;
  private volatile boolean isFailing;
  private volatile OptionalInt last = OptionalInt.empty();
  private volatile long lastAt;

  /**
   * Creates the count of a worker that starts now.
   *
   * @param others counts the other workers that poll the task queue; empty if the server cannot
   *     tell, so that this one is alone; may throw
   * @param nanos a clock such as {@link System#nanoTime}
   */
  public LiveWorkers(Supplier<OptionalInt> others, LongSupplier nanos) {
    this.others = others;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.lastAt = start - REFRESH.toNanos() - 1;
  }

  /** Returns the number of workers, including this one; 0 while this one has no share yet. */
  int count() {
    long now = nanos.getAsLong();
    if (now - lastAt > REFRESH.toNanos()) {
      ask();
    }
    OptionalInt known = last;
    if (isKnown && known.isEmpty()) {
      return 1;
    }
    long age = nanos.getAsLong() - start;
    boolean isAlone = known.orElse(1) == 0;
    return age < (isAlone ? SEEN : COUNTED).toNanos() ? 0 : 1 + known.orElse(0);
  }

  /** Returns how long this worker has no share yet. */
  Duration untilKnown() {
    boolean isAlone = last.orElse(1) == 0;
    long age = nanos.getAsLong() - start;
    return Duration.ofNanos(Math.max(0, (isAlone ? SEEN : COUNTED).toNanos() - age))
        .plusMillis(100);
  }

  /** One call asks; calls at the same time use the last count. */
  private void ask() {
    if (!asking.tryLock()) {
      return;
    }
    try {
      last = others.get();
      isKnown = true;
      isFailing = false;
    } catch (RuntimeException e) {
      if (!isFailing) {
        log.warn(
            "the server does not report the workers of the task queue ({}); limits of endpoints are shared by the last known number, {}",
            e.getMessage(),
            1 + last.orElse(0));
      }
      isFailing = true;
    } finally {
      lastAt = nanos.getAsLong();
      asking.unlock();
    }
  }
}
