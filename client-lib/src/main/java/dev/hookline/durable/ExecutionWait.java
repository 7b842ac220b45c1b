package dev.hookline.durable;

import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.Payload;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.DurationText;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the outcome of a run. */
final class ExecutionWait {

  /** Without a deadline: the SDK's own maximum, in milliseconds. */
  private static final Duration FOREVER = Duration.ofMillis(Integer.MAX_VALUE);

  private static final int OUTCOME_THREADS = 64;

  private final WorkflowClient client;
  private final WorkerWatch watch;
  private final EarlyOutcome earlyOutcome;

  /**
   * Completes asynchronous calls. Their dependent stages may block, and must delay neither starts
   * nor other work on the process's common pool. These threads outlive the manager, since accepted
   * calls still get their outcome.
   */
  private final Executor outcomes = DaemonThreads.pool("hookline-outcome", OUTCOME_THREADS);

  ExecutionWait(WorkflowClient client, WorkerWatch watch, ScheduledExecutorService timer) {
    this.client = client;
    this.watch = watch;
    this.earlyOutcome = new EarlyOutcome(client, timer);
  }

  Payload forResponse(Started started) {
    Future<?> warning = watch.begin(started.run().getWorkflowId());
    try {
      return OutcomeReader.response(
          started.stub(client).getResult(millis(started), TimeUnit.MILLISECONDS, RawValue.class));
    } catch (TimeoutException | RuntimeException e) {
      return afterError(started, e);
    } finally {
      warning.cancel(false);
    }
  }

  /** Returns the threads that complete asynchronous calls. */
  Executor outcomes() {
    return outcomes;
  }

  /** Waits without blocking a thread; completing the future ends the wait. */
  void forResponse(Started started, CompletableFuture<Payload> outcome) {
    Future<?> warning = watch.begin(started.run().getWorkflowId());
    new OutcomePoll(client, started, outcome, error -> afterError(started, error), outcomes)
        .begin(() -> warning.cancel(false));
  }

  /** Returns an early response to another caller, or throws the translated error. */
  private Payload afterError(Started started, Throwable error) {
    Optional<Payload> early =
        error.getCause() instanceof CanceledFailure
            ? earlyOutcome.response(started)
            : Optional.empty();
    return early.orElseThrow(() -> translated(started, error));
  }

  private static long millis(Started started) {
    return Math.max(1, started.invocation().timeLeft().orElse(FOREVER).toMillis());
  }

  private RuntimeException translated(Started started, Throwable error) {
    if (error instanceof WorkflowFailedException failed) {
      return OutcomeReader.failure(started.run(), failed);
    }
    if (error instanceof TimeoutException || isDeadline(started, error)) {
      return started
          .invocation()
          .exception(
              Reason.DEADLINE_PASSED,
              Accepted.YES,
              "no outcome within %s%s"
                  .formatted(
                      DurationText.of(started.invocation().deadline().orElse(FOREVER)),
                      watch.note()),
              error);
    }
    Optional<DecryptionException> unreadable = DecryptionException.in(error);
    if (unreadable.isPresent()) {
      return ServerCalls.unreadable(started.invocation(), Accepted.YES, unreadable.get());
    }
    if (error instanceof WorkflowException
        || error instanceof StatusRuntimeException
        || error instanceof CancellationException) {
      return ServerErrors.onWait(started.invocation(), error);
    }
    return error instanceof RuntimeException other ? other : new IllegalStateException(error);
  }

  /** The SDK reports the end of an asynchronous wait this way. */
  private static boolean isDeadline(Started started, Throwable error) {
    return started.invocation().deadline().isPresent()
        && ServerErrors.codeOf(error) == Status.Code.DEADLINE_EXCEEDED;
  }
}
