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
final class StartLimiter {

  /** At 20 ms a start these are 3,000 a second; a server in another region still makes hundreds. */
  static final int MAX_STARTS = 64;

  private final Semaphore permits = new Semaphore(MAX_STARTS, true);
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Waits for a turn as long as the caller waits at all, and starts. */
  <T> T withPermit(ServerRequest request, Supplier<T> start) {
    await(request);
    try {
      return start.get();
    } finally {
      permits.release();
    }
  }

  private void await(ServerRequest request) {
    try {
      if (!permits.tryAcquire(request.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        throw noPermit(request);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw request.ended(
          Reason.INTERRUPTED,
          Accepted.NO,
          "interrupted before the Temporal server could be asked",
          e);
    }
    if (closed.get()) {
      permits.release();
      throw ServerCalls.closed(null);
    }
  }

  /** Makes the exception of a call whose time was over before it was its turn. */
  static InvocationException noPermit(ServerRequest request) {
    return request.ended(
        ServerCalls.reasonOfSilence(request),
        Accepted.NO,
        "%s passed in line; the Temporal server is asked for %d starts at once"
            .formatted(SpanText.of(request.deadline().orElse(ServerRequest.PATIENCE)), MAX_STARTS),
        null);
  }

  /** Makes it the turn of all at once, which find that their manager is closed. */
  void close() {
    if (closed.compareAndSet(false, true)) {
      permits.release(Integer.MAX_VALUE / 2);
    }
  }
}
