package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What asynchronous calls hold in memory until their turn to start: so much, so that a service
 * whose server is slow or away is told, and does not run out of memory. Thread-safe.
 */
final class QueuedCalls {

  private static final int MAX_MEBIBYTES = 64;
  private static final long MAX_BYTES = MAX_MEBIBYTES * 1024L * 1024;

  /** About what a call takes beside its payload. */
  private static final long CALL_BYTES = 1_000;

  private final AtomicLong bytes = new AtomicLong();

  /** A call in line, until it is started or its deadline passes, whichever is first. */
  final class Place {

    private final AtomicReference<@Nullable Invocation> call;

    private Place(Invocation call) {
      this.call = new AtomicReference<>(call);
    }

    /** Takes the call out of line; empty where that has been done. */
    Optional<Invocation> take() {
      Optional<Invocation> taken = Optional.ofNullable(call.getAndSet(null));
      taken.ifPresent(invocation -> bytes.addAndGet(-bytesOf(invocation)));
      return taken;
    }
  }

  /**
   * Puts a call in line.
   *
   * @throws InvocationException if those in line hold as much as they may
   */
  Place enter(Invocation invocation) {
    if (bytes.addAndGet(bytesOf(invocation)) > MAX_BYTES) {
      bytes.addAndGet(-bytesOf(invocation));
      throw invocation.ended(
          Reason.SERVER_BUSY,
          Accepted.NO,
          "%d MiB of calls wait in line, and the Temporal server is asked for %d starts at once; call again later"
              .formatted(MAX_MEBIBYTES, StartLimiter.MAX_STARTS),
          null);
    }
    return new Place(invocation);
  }

  private static long bytesOf(Invocation invocation) {
    return invocation.payload().size() + CALL_BYTES;
  }
}
