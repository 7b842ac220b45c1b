package dev.hookline.internal.embedded;

import io.grpc.Context;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor.GetResultInput;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;
import io.temporal.payload.context.WorkflowSerializationContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Takes results from this process's worker, and asks the server for all others: those of failed
 * runs, of runs on another worker, and of runs that take more than {@link LocalRuns#WATCHED}.
 */
final class LocalResults extends WorkflowClientInterceptorBase {

  private static final LocalOutcome UNKNOWN = new LocalOutcome.Unknown();

  private final LocalRuns runs;
  private final WorkflowClientOptions options;

  LocalResults(LocalRuns runs, WorkflowClientOptions options) {
    this.runs = runs;
    this.options = options;
  }

  @Override
  public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(
      WorkflowClientCallsInterceptor next) {
    return new Calls(next);
  }

  private final class Calls extends WorkflowClientCallsInterceptorBase {

    private Calls(WorkflowClientCallsInterceptor next) {
      super(next);
    }

    @Override
    public <R> GetResultOutput<R> getResult(GetResultInput<R> input) throws TimeoutException {
      CompletableFuture<LocalOutcome> here = outcome(input);
      if (here == null) {
        return super.getResult(input);
      }
      long since = System.nanoTime();
      LocalOutcome outcome = UNKNOWN;
      try {
        outcome = here.get(limit(input).toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        // the call to the server reports it
        Thread.currentThread().interrupt();
      } catch (TimeoutException | ExecutionException e) {
        // the server knows
      }
      Optional<R> result = result(input, outcome);
      return result.isPresent()
          ? new GetResultOutput<>(result.get())
          : super.getResult(rest(input, since));
    }

    @Override
    public <R> GetResultAsyncOutput<R> getResultAsync(GetResultInput<R> input) {
      CompletableFuture<LocalOutcome> here = outcome(input);
      if (here == null) {
        return super.getResultAsync(input);
      }
      long since = System.nanoTime();
      Context caller = Context.current();
      return new GetResultAsyncOutput<>(
          here.completeOnTimeout(UNKNOWN, limit(input).toNanos(), TimeUnit.NANOSECONDS)
              .thenCompose(
                  outcome ->
                      result(input, outcome)
                          .map(CompletableFuture::completedFuture)
                          .orElseGet(() -> asked(rest(input, since), caller))));
    }

    /** The caller may have cancelled the call meanwhile. */
    private <R> CompletableFuture<R> asked(GetResultInput<R> input, Context caller) {
      Context before = caller.attach();
      try {
        return super.getResultAsync(input).getResult();
      } finally {
        caller.detach(before);
      }
    }
  }

  private @Nullable CompletableFuture<LocalOutcome> outcome(GetResultInput<?> input) {
    return runs.outcome(input.getWorkflowExecution().getRunId());
  }

  private static Duration limit(GetResultInput<?> input) {
    Duration most = Duration.ofNanos(input.getTimeoutUnit().toNanos(input.getTimeout()));
    return most.compareTo(LocalRuns.WATCHED) < 0 ? most : LocalRuns.WATCHED;
  }

  private static <R> GetResultInput<R> rest(GetResultInput<R> input, long since) {
    long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    long left = input.getTimeoutUnit().toMillis(input.getTimeout()) - waited;
    return new GetResultInput<>(
        input.getWorkflowExecution(),
        input.getWorkflowType(),
        Math.max(1, left),
        TimeUnit.MILLISECONDS,
        input.getResultClass(),
        input.getResultType());
  }

  /** Returns the result; empty if the server is to be asked for it. */
  private <R> Optional<R> result(GetResultInput<R> input, LocalOutcome outcome) {
    if (outcome instanceof LocalOutcome.Result closed) {
      return Optional.ofNullable(decoded(input, closed.result()));
    }
    return outcome instanceof LocalOutcome.Response recorded
            && input.getResultClass().isInstance(recorded.response())
        ? Optional.of(input.getResultClass().cast(recorded.response()))
        : Optional.empty();
  }

  /** As the SDK does with a result that it reads from the server. */
  private <R> @Nullable R decoded(GetResultInput<R> input, Payloads result) {
    WorkflowExecution run = input.getWorkflowExecution();
    return options
        .getDataConverter()
        .withContext(new WorkflowSerializationContext(options.getNamespace(), run.getWorkflowId()))
        .fromPayloads(0, Optional.of(result), input.getResultClass(), input.getResultType());
  }
}
