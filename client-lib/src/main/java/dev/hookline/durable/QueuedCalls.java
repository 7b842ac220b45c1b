package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The memory held by queued asynchronous calls. It is limited, so that a service whose server is
 * slow or unreachable gets an error instead of running out of memory. Thread-safe.
 */
final class QueuedCalls {

  private static final int MAX_MEBIBYTES = 64;
  private static final long MAX_BYTES = MAX_MEBIBYTES * 1024L * 1024;

  /** Approximate memory of a call in addition to its payload. */
  private static final long CALL_BYTES = 1_000;

  private final AtomicLong bytes = new AtomicLong();
  private final StartLimiter limiter;

  /** Creates an empty queue of calls that this limiter will start. */
  QueuedCalls(StartLimiter limiter) {
    this.limiter = limiter;
  }

  /** A queued call, until it is started or its deadline passes, whichever is first. */
  final class Place {

    private final AtomicReference<@Nullable Invocation> call;

    private Place(Invocation call) {
      this.call = new AtomicReference<>(call);
    }

    /** Removes the call from the queue; empty if it was removed already. */
    Optional<Invocation> take() {
      Optional<Invocation> taken = Optional.ofNullable(call.getAndSet(null));
      taken.ifPresent(invocation -> bytes.addAndGet(-bytesOf(invocation)));
      return taken;
    }
  }

  /**
   * Queues a call.
   *
   * @throws InvocationException if the queued calls have reached the memory limit
   */
  Place enter(Invocation invocation) {
    if (bytes.addAndGet(bytesOf(invocation)) > MAX_BYTES) {
      bytes.addAndGet(-bytesOf(invocation));
      throw invocation.exception(
          Reason.SERVER_BUSY,
          Accepted.NO,
          "%d MiB of calls are queued for %d concurrent starts on the Temporal server; call again later"
              .formatted(MAX_MEBIBYTES, limiter.limit()),
          null);
    }
    return new Place(invocation);
  }

  private static long bytesOf(Invocation invocation) {
    return invocation.payload().size() + CALL_BYTES;
  }
}
