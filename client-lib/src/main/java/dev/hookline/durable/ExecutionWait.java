package dev.hookline.durable;

import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.Payload;
import dev.hookline.contract.DecryptionException;
import dev.hookline.contract.SpanText;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for how a run closes. */
final class ExecutionWait {

  /** Without a deadline: the SDK's own notion of for ever, in milliseconds. */
  private static final Duration FOREVER = Duration.ofMillis(Integer.MAX_VALUE);

  private static final int OUTCOME_THREADS = 64;

  private final WorkflowClient client;
  private final WorkerWatch watch;
  private final EarlyOutcome answered;

  /**
   * On these asynchronous calls end. What their callers do with an outcome may block, and is to
   * hold up neither starts nor what else the process runs on its common threads. They outlive their
   * manager, since calls that were accepted still have their outcome.
   */
  private final Executor outcomes = DaemonThreads.pool("hookline-outcome", OUTCOME_THREADS);

  ExecutionWait(WorkflowClient client, WorkerWatch watch) {
    this.client = client;
    this.watch = watch;
    this.answered = new EarlyOutcome(client);
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

  /** Returns the threads on which asynchronous calls end. */
  Executor outcomes() {
    return outcomes;
  }

  /** Waits on no thread; whoever ends the future ends the wait. */
  void forResponse(Started started, CompletableFuture<Payload> outcome) {
    Future<?> warning = watch.begin(started.run().getWorkflowId());
    new OutcomePoll(client, started, outcome, error -> afterError(started, error), outcomes)
        .begin(() -> warning.cancel(false));
  }

  /** Returns the response that another caller had early, or throws what the error means. */
  private Payload afterError(Started started, Throwable error) {
    Optional<Payload> early =
        error.getCause() instanceof CanceledFailure ? answered.response(started) : Optional.empty();
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
          .ended(
              Reason.DEADLINE_PASSED,
              Accepted.YES,
              "no outcome within %s%s"
                  .formatted(
                      SpanText.of(started.invocation().deadline().orElse(FOREVER)), watch.note()),
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

  /** The SDK tells the asynchronous form so when its time is over. */
  private static boolean isDeadline(Started started, Throwable error) {
    return started.invocation().deadline().isPresent()
        && ServerErrors.codeOf(error) == Status.Code.DEADLINE_EXCEEDED;
  }
}
