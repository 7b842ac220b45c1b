package dev.hookline.durable;

import dev.hookline.connect.AttributeRegistry;
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
 * Which of Hookline's search attributes the namespace has. Asked of the server once and again after
 * ten minutes, or half a minute where some are missing, since a worker or an operator may register
 * them; where the server will not say, those known before: a start never fails over one. One thread
 * asks for all callers, so that none of them costs the others the answer by a deadline of its own.
 */
final class RegisteredAttributes {

  private static final Logger log = LoggerFactory.getLogger(RegisteredAttributes.class);
  private static final long FRESH_NANOS = 600_000_000_000L;
  private static final long MISSING_NANOS = 30_000_000_000L;

  private final WorkflowClient client;
  private volatile Response response = new Response(List.of(), System.nanoTime() - FRESH_NANOS);

  private final AtomicReference<@Nullable CountDownLatch> asking = new AtomicReference<>();

  private record Response(List<String> names, long since) {

    boolean isOld() {
      boolean isWhole = names.size() == AttributeRegistry.NAMES.size();
      return System.nanoTime() - since >= (isWhole ? FRESH_NANOS : MISSING_NANOS);
    }
  }

  RegisteredAttributes(WorkflowClient client) {
    this.client = client;
  }

  List<String> names() {
    if (response.isOld()) {
      await(asked());
    }
    return response.names();
  }

  /** Returns what opens when the question has been answered that is under way. */
  private CountDownLatch asked() {
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch others = asking.compareAndExchange(null, mine);
    if (others != null) {
      return others;
    }
    try {
      DaemonThreads.named("hookline-attributes").newThread(() -> refresh(mine)).start();
    } catch (OutOfMemoryError e) {
      end(mine); // no thread is left now: the next caller may get one
    }
    return mine;
  }

  private void refresh(CountDownLatch asked) {
    try {
      if (response.isOld()) {
        response = new Response(ask(), System.nanoTime());
      }
    } finally {
      end(asked);
    }
  }

  private void end(CountDownLatch asked) {
    asking.set(null);
    asked.countDown();
  }

  /** A caller who is interrupted or whose time is over goes on, and is told so by the start. */
  private static void await(CountDownLatch asked) {
    Deadline deadline = Context.current().getDeadline();
    long nanos = deadline == null ? Long.MAX_VALUE : deadline.timeRemaining(TimeUnit.NANOSECONDS);
    try {
      var unused = asked.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Forgets what was registered, after a start that the server refused over an attribute; one that
   * is new is taken some seconds after it is listed.
   */
  void distrust() {
    response = new Response(List.of(), System.nanoTime());
  }

  private List<String> ask() {
    try {
      return AttributeRegistry.of(client).state().registered();
    } catch (RuntimeException e) {
      log.debug("the server does not say which search attributes there are: {}", e.getMessage());
      return response.names();
    }
  }
}
