package dev.hookline;

import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for how a run closes. */
final class ExecutionWait {

  /** Without a deadline: the SDK's own notion of for ever, in milliseconds. */
  private static final Duration FOREVER = Duration.ofMillis(Integer.MAX_VALUE);

  private final WorkflowClient client;
  private final WorkerWatch watch;

  ExecutionWait(WorkflowClient client, WorkerWatch watch) {
    this.client = client;
    this.watch = watch;
  }

  Payload forResponse(Started started) {
    Future<?> warning = watch.begin(started.run().getWorkflowId());
    try {
      return OutcomeReader.response(
          stub(started).getResult(millis(started), TimeUnit.MILLISECONDS, RawValue.class));
    } catch (TimeoutException | RuntimeException e) {
      throw translated(started, e);
    } finally {
      warning.cancel(false);
    }
  }

  CompletableFuture<Payload> forResponseAsync(Started started) {
    Future<?> warning = watch.begin(started.run().getWorkflowId());
    return stub(started)
        .getResultAsync(millis(started), TimeUnit.MILLISECONDS, RawValue.class)
        .handle(
            (result, error) -> {
              warning.cancel(false);
              if (error != null) {
                throw translated(started, error);
              }
              return OutcomeReader.response(result);
            });
  }

  private WorkflowStub stub(Started started) {
    return client.newUntypedWorkflowStub(
        WorkflowTargetOptions.newBuilder()
            .setWorkflowId(started.run().getWorkflowId())
            .setRunId(started.run().getRunId())
            .build());
  }

  private static long millis(Started started) {
    return Math.max(1, started.invocation().timeLeft().orElse(FOREVER).toMillis());
  }

  private RuntimeException translated(Started started, Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof WorkflowFailedException failed) {
      return OutcomeReader.failure(started.run(), failed);
    }
    if (cause instanceof TimeoutException) {
      return started
          .invocation()
          .ended(
              Reason.DEADLINE_PASSED,
              Accepted.YES,
              "no outcome within %s%s"
                  .formatted(
                      started.invocation().options().deadline().orElse(FOREVER), watch.note()),
              cause);
    }
    if (cause instanceof WorkflowException || cause instanceof io.grpc.StatusRuntimeException) {
      return ServerErrors.onWait(started.invocation(), cause);
    }
    return cause instanceof RuntimeException other ? other : new IllegalStateException(cause);
  }
}
