package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.internal.wire.DurationText;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Limits concurrent starts; further callers wait in FIFO order. A server with more requests than it
 * can serve within their deadlines completes almost none: it works on starts that have already been
 * abandoned and retried. Thread-safe.
 */
final class StartLimiter {

  /**
   * At 20 ms per start this allows 3,000 a second; a server in another region still gets hundreds.
   */
  static final int MAX_STARTS = 64;

  private final Semaphore permits = new Semaphore(MAX_STARTS, true);
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Waits for a permit within the caller's deadline, then starts. */
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
      if (!permits.tryAcquire(request.remainingTime().toNanos(), TimeUnit.NANOSECONDS)) {
        throw noPermit(request);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw request.exception(
          Reason.INTERRUPTED,
          Accepted.NO,
          "interrupted before the request was sent to the Temporal server",
          e);
    }
    if (closed.get()) {
      permits.release();
      throw ServerCalls.closed(null);
    }
  }

  /** Creates the exception for a call whose deadline passed while queued. */
  static InvocationException noPermit(ServerRequest request) {
    return request.exception(
        ServerCalls.timeoutReason(request),
        Accepted.NO,
        "%s passed while queued; at most %d starts run concurrently"
            .formatted(
                DurationText.of(request.deadline().orElse(ServerRequest.DEFAULT_TIMEOUT)),
                MAX_STARTS),
        null);
  }

  /** Releases all waiting callers, which then find the manager closed. */
  void close() {
    if (closed.compareAndSet(false, true)) {
      permits.release(Integer.MAX_VALUE / 2);
    }
  }
}
