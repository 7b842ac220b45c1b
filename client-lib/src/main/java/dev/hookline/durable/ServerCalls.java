package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.DurationText;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls the server within the caller's deadline, and translates errors. */
final class ServerCalls {

  private final String namespace;
  private final ScheduledExecutorService timer;

  ServerCalls(String namespace, ScheduledExecutorService timer) {
    this.namespace = namespace;
    this.timer = timer;
  }

  <T> T within(ServerRequest request, Supplier<T> calls) {
    Duration remainingTime = request.remainingTime();
    if (remainingTime.isZero()) {
      throw notSent(request);
    }
    Context.CancellableContext context = endingAfter(remainingTime);
    Context before = context.attach();
    try {
      return calls.get();
    } catch (DecryptionException
        | WorkflowException
        | StatusRuntimeException
        | CancellationException e) {
      throw DecryptionException.in(e)
          .map(unreadable -> unreadable(request, Accepted.UNKNOWN, unreadable))
          .orElseGet(() -> ServerErrors.onCall(request, namespace, e));
    } finally {
      context.detach(before);
      context.cancel(null);
    }
  }

  /** Creates the exception for a call whose deadline passed before it was sent. */
  static InvocationException notSent(ServerRequest request) {
    return request.exception(
        timeoutReason(request),
        Accepted.NO,
        "%s passed before the request was sent to the Temporal server"
            .formatted(DurationText.of(request.deadline().orElse(ServerRequest.DEFAULT_TIMEOUT))),
        null);
  }

  /** Creates the exception for an execution that does not decrypt. */
  static InvocationException unreadable(
      ServerRequest request, Accepted accepted, DecryptionException e) {
    return request.exception(
        Reason.DECRYPTION_FAILED, accepted, "execution is " + e.getMessage(), e);
  }

  static Reason timeoutReason(ServerRequest request) {
    return request.deadline().isPresent() ? Reason.DEADLINE_PASSED : Reason.SERVER_UNREACHABLE;
  }

  private Context.CancellableContext endingAfter(Duration remainingTime) {
    try {
      return Context.current()
          .withDeadlineAfter(remainingTime.toNanos(), TimeUnit.NANOSECONDS, timer);
    } catch (RejectedExecutionException e) {
      throw closed(e);
    }
  }

  /** Creates the exception for a call to a closed manager. */
  static IllegalStateException closed(@Nullable Throwable cause) {
    return new IllegalStateException("webhook manager is closed; nothing was sent", cause);
  }
}
