package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.contract.SpanText;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Lets so many callers start events at once; others wait for their turn, first come, first served.
 * A server that is asked for more starts than it can make in the time of a call makes next to none:
 * it works on those that have been given up and are asked for again. Thread-safe.
 */
final class StartLine {

  /** At 20 ms a start these are 3,000 a second; a server in another region still makes hundreds. */
  static final int PLACES = 64;

  private final Semaphore places = new Semaphore(PLACES, true);
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Waits for a turn as long as the caller waits at all, and starts. */
  <T> T inTurn(Asked asked, Supplier<T> start) {
    await(asked);
    try {
      return start.get();
    } finally {
      places.release();
    }
  }

  private void await(Asked asked) {
    try {
      if (!places.tryAcquire(asked.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        throw notItsTurn(asked);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw asked.ended(
          Reason.INTERRUPTED,
          Accepted.NO,
          "interrupted before the Temporal server could be asked",
          e);
    }
    if (closed.get()) {
      places.release();
      throw ServerCalls.closed(null);
    }
  }

  /** Makes the exception of a call whose time was over before it was its turn. */
  static InvocationException notItsTurn(Asked asked) {
    return asked.ended(
        ServerCalls.reasonOfSilence(asked),
        Accepted.NO,
        "%s passed in line; the Temporal server is asked for %d starts at once"
            .formatted(SpanText.of(asked.deadline().orElse(Asked.PATIENCE)), PLACES),
        null);
  }

  /** Makes it the turn of all at once, which find that their manager is closed. */
  void close() {
    if (closed.compareAndSet(false, true)) {
      places.release(Integer.MAX_VALUE / 2);
    }
  }
}
