package dev.hookline.durable;

import dev.hookline.Payload;
import io.grpc.Context;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the outcome of a run without blocking a thread. It polls in rounds, since the SDK's own
 * wait would continue after its future is cancelled: once the outcome is done, the current call is
 * cancelled and no further round begins. Results are handled off the SDK's few threads: an error
 * may require another call to the server, and dependent stages may block.
 */
final class OutcomePoll {

  private static final Duration ROUND = Duration.ofSeconds(60);

  private final WorkflowClient client;
  private final Started started;
  private final CompletableFuture<Payload> outcome;
  private final Function<Throwable, Payload> afterError;
  private final Executor threads;
  private volatile Context.CancellableContext call = Context.ROOT.withCancellation();

  OutcomePoll(
      WorkflowClient client,
      Started started,
      CompletableFuture<Payload> outcome,
      Function<Throwable, Payload> afterError,
      Executor threads) {
    this.client = client;
    this.started = started;
    this.outcome = outcome;
    this.afterError = afterError;
    this.threads = threads;
  }

  /** Polls until the outcome is done, here or by the caller. */
  void begin(Runnable atEnd) {
    var unused =
        outcome.whenComplete(
            (response, error) -> {
              call.cancel(null);
              atEnd.run();
            });
    poll(started.stub(client));
  }

  private void poll(WorkflowStub stub) {
    Duration left = started.invocation().timeLeft().orElse(ROUND);
    Duration length = left.compareTo(ROUND) < 0 ? left : ROUND;
    long end = System.nanoTime() + length.toNanos();
    Context.CancellableContext round = Context.ROOT.withCancellation();
    call = round;
    if (outcome.isDone()) {
      return;
    }
    Context before = round.attach();
    try {
      var unused =
          stub.getResultAsync(Math.max(1, length.toMillis()), TimeUnit.MILLISECONDS, RawValue.class)
              .whenComplete(
                  (result, error) -> {
                    round.cancel(null);
                    if (error != null && shouldPollAgain(error, end)) {
                      poll(stub);
                    } else {
                      threads.execute(() -> settle(result, error));
                    }
                  });
    } finally {
      round.detach(before);
    }
  }

  /** An error after the end of a round only means that the round is over. */
  private boolean shouldPollAgain(Throwable error, long end) {
    return !(causeOf(error) instanceof WorkflowFailedException)
        && System.nanoTime() - end >= 0
        && !started.invocation().timeLeft().equals(Optional.of(Duration.ZERO))
        && !client.getWorkflowServiceStubs().isShutdown();
  }

  private void settle(@Nullable RawValue result, @Nullable Throwable error) {
    try {
      outcome.complete(
          error == null ? OutcomeReader.response(result) : afterError.apply(causeOf(error)));
    } catch (RuntimeException e) {
      outcome.completeExceptionally(e);
    }
  }

  private static Throwable causeOf(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }
}
