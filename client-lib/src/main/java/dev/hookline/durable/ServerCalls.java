package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.contract.DecryptionException;
import dev.hookline.contract.SpanText;
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

/** Asks the server for as long as the caller waits, and says in our words what came in between. */
final class ServerCalls {

  private final String namespace;
  private final ScheduledExecutorService timer;

  ServerCalls(String namespace, ScheduledExecutorService timer) {
    this.namespace = namespace;
    this.timer = timer;
  }

  <T> T within(ServerRequest request, Supplier<T> calls) {
    Duration patience = request.patience();
    if (patience.isZero()) {
      throw notSent(request);
    }
    Context.CancellableContext context = endingAfter(patience);
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

  /** Makes the exception of a call whose time was over before it was sent. */
  static InvocationException notSent(ServerRequest request) {
    return request.ended(
        reasonOfSilence(request),
        Accepted.NO,
        "%s passed before the Temporal server could be asked"
            .formatted(SpanText.of(request.deadline().orElse(ServerRequest.PATIENCE))),
        null);
  }

  /** Makes the exception of an execution that is encrypted with a key that is not configured. */
  static InvocationException unreadable(
      ServerRequest request, Accepted accepted, DecryptionException e) {
    return request.ended(Reason.DECRYPTION_FAILED, accepted, "execution is " + e.getMessage(), e);
  }

  static Reason reasonOfSilence(ServerRequest request) {
    return request.deadline().isPresent() ? Reason.DEADLINE_PASSED : Reason.SERVER_UNREACHABLE;
  }

  private Context.CancellableContext endingAfter(Duration patience) {
    try {
      return Context.current().withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS, timer);
    } catch (RejectedExecutionException e) {
      throw closed(e);
    }
  }

  /** Makes the exception of a call to a manager that has been closed. */
  static IllegalStateException closed(@Nullable Throwable cause) {
    return new IllegalStateException("webhook manager is closed; nothing was sent", cause);
  }
}
