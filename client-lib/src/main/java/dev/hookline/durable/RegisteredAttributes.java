package dev.hookline.durable;

import dev.hookline.internal.server.AttributeRegistry;
import io.grpc.Context;
import io.grpc.Deadline;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cache of Hookline's search attributes in the namespace. It is refreshed after ten minutes, or
 * after 30 seconds if some are missing, since a worker or an operator may register them. If the
 * server does not report them, the cached ones are used: a start never fails because of an
 * attribute. One thread refreshes for all callers, so that the deadline of one caller does not cost
 * the others the result.
 */
final class RegisteredAttributes {

  private static final Logger log = LoggerFactory.getLogger(RegisteredAttributes.class);
  private static final long FRESH_NANOS = 600_000_000_000L;
  private static final long MISSING_NANOS = 30_000_000_000L;

  private final WorkflowClient client;
  private volatile Cached cached = new Cached(List.of(), System.nanoTime() - FRESH_NANOS);

  private final AtomicReference<@Nullable CountDownLatch> refreshing = new AtomicReference<>();

  private record Cached(List<String> names, long fetchedAt) {

    boolean isStale() {
      boolean isComplete = names.size() == AttributeRegistry.NAMES.size();
      return System.nanoTime() - fetchedAt >= (isComplete ? FRESH_NANOS : MISSING_NANOS);
    }
  }

  RegisteredAttributes(WorkflowClient client) {
    this.client = client;
  }

  List<String> names() {
    if (cached.isStale()) {
      await(refreshInProgress());
    }
    return cached.names();
  }

  /** Returns the latch of the refresh in progress, starting one if necessary. */
  private CountDownLatch refreshInProgress() {
    CountDownLatch own = new CountDownLatch(1);
    CountDownLatch running = refreshing.compareAndExchange(null, own);
    if (running != null) {
      return running;
    }
    try {
      DaemonThreads.named("hookline-attributes").newThread(() -> refresh(own)).start();
    } catch (OutOfMemoryError e) {
      end(own); // no thread is available now: the next caller may get one
    }
    return own;
  }

  private void refresh(CountDownLatch latch) {
    try {
      if (cached.isStale()) {
        cached = new Cached(fetch(), System.nanoTime());
      }
    } finally {
      end(latch);
    }
  }

  private void end(CountDownLatch latch) {
    refreshing.set(null);
    latch.countDown();
  }

  /** A caller that is interrupted or past its deadline continues; its start reports that. */
  private static void await(CountDownLatch latch) {
    Deadline deadline = Context.current().getDeadline();
    long nanos = deadline == null ? Long.MAX_VALUE : deadline.timeRemaining(TimeUnit.NANOSECONDS);
    try {
      var unused = latch.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Drops the cached attributes after the server rejected a start because of one; a new attribute
   * is accepted only some seconds after it is listed.
   */
  void invalidate() {
    cached = new Cached(List.of(), System.nanoTime());
  }

  private List<String> fetch() {
    try {
      return AttributeRegistry.of(client).state().registered();
    } catch (RuntimeException e) {
      log.debug("the server does not report its search attributes: {}", e.getMessage());
      return cached.names();
    }
  }
}
