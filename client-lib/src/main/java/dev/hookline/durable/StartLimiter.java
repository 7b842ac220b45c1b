package dev.hookline.durable;

import dev.hookline.DurableOptions;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.internal.wire.DurationText;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits concurrent starts; further callers wait in FIFO order. A server with more requests than it
 * can serve within their deadlines completes almost none: it works on starts that have already been
 * abandoned and retried. A full machine also makes first attempts late, which costs more for each
 * event. So the limit follows how long starts take. Thread-safe.
 */
final class StartLimiter {

  private final Permits permits;
  private final @Nullable AdaptiveLimit adaptive;
  private final LongSupplier nanos;
  private final AtomicBoolean closed = new AtomicBoolean();
  private int limit;

  /** A semaphore whose number of permits can change. */
  private static final class Permits extends Semaphore {

    private static final long serialVersionUID = 1;

    private Permits(int permits) {
      super(permits, true);
    }

    /** Takes permits away without waiting for those in use. */
    private void remove(int count) {
      reducePermits(count);
    }
  }

  StartLimiter(DurableOptions options, LongSupplier nanos) {
    this.nanos = nanos;
    this.adaptive =
        options.adaptiveStarts()
            ? new AdaptiveLimit(options.maxConcurrentStarts(), nanos.getAsLong())
            : null;
    this.limit = adaptive == null ? options.maxConcurrentStarts() : adaptive.current();
    this.permits = new Permits(limit);
  }

  /** Waits for a permit within the caller's deadline, then starts. */
  <T> T withPermit(ServerRequest request, Supplier<T> start) {
    boolean hasQueue = permits.availablePermits() <= 0 || permits.hasQueuedThreads();
    await(request);
    long before = nanos.getAsLong();
    boolean hasStarted = false;
    try {
      T started = start.get();
      hasStarted = true;
      return started;
    } finally {
      permits.release();
      adjust(before, hasStarted, hasQueue);
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

  private void adjust(long before, boolean hasStarted, boolean hasQueue) {
    if (adaptive != null) {
      long now = nanos.getAsLong();
      resize(adaptive.ended(now, now - before, hasStarted, hasQueue));
    }
  }

  /** Concurrent calls may pass an older limit last; the next start corrects that. */
  private synchronized void resize(int next) {
    if (next > limit) {
      permits.release(next - limit);
    } else if (next < limit) {
      permits.remove(limit - next);
    }
    limit = next;
  }

  /** Returns how many starts may run at once now. */
  synchronized int limit() {
    return limit;
  }

  /** Returns about how many callers are queued. */
  int queued() {
    return permits.getQueueLength();
  }

  /** Creates the exception for a call whose deadline passed while queued. */
  InvocationException noPermit(ServerRequest request) {
    return request.exception(
        ServerCalls.timeoutReason(request),
        Accepted.NO,
        "%s passed while queued; at most %d starts run concurrently"
            .formatted(
                DurationText.of(request.deadline().orElse(ServerRequest.DEFAULT_TIMEOUT)), limit()),
        null);
  }

  /** Releases all waiting callers, which then find the manager closed. */
  void close() {
    if (closed.compareAndSet(false, true)) {
      permits.release(Integer.MAX_VALUE / 2);
    }
  }
}
