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
 * Waits on no thread for how a run closes. It asks in turns, since the SDK's own wait would go on
 * after its future is cancelled: the call of a turn is cancelled when the outcome is done, and no
 * other turn begins. What comes of a turn is told on another thread than the SDK's, of which there
 * are few: an error may have the server asked again, and a caller's next step may block.
 */
final class OutcomePoll {

  private static final Duration TURN = Duration.ofSeconds(60);

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

  /** Asks until the outcome is done, whoever does it. */
  void begin(Runnable atEnd) {
    var unused =
        outcome.whenComplete(
            (response, error) -> {
              call.cancel(null);
              atEnd.run();
            });
    ask(started.stub(client));
  }

  private void ask(WorkflowStub stub) {
    Duration left = started.invocation().timeLeft().orElse(TURN);
    Duration length = left.compareTo(TURN) < 0 ? left : TURN;
    long end = System.nanoTime() + length.toNanos();
    Context.CancellableContext turn = Context.ROOT.withCancellation();
    call = turn;
    if (outcome.isDone()) {
      return;
    }
    Context before = turn.attach();
    try {
      var unused =
          stub.getResultAsync(Math.max(1, length.toMillis()), TimeUnit.MILLISECONDS, RawValue.class)
              .whenComplete(
                  (result, error) -> {
                    turn.cancel(null);
                    if (error != null && isForTheNextTurn(error, end)) {
                      ask(stub);
                    } else {
                      threads.execute(() -> settle(result, error));
                    }
                  });
    } finally {
      turn.detach(before);
    }
  }

  /** What came of a turn whose time is over says that the time was over. */
  private boolean isForTheNextTurn(Throwable error, long end) {
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
