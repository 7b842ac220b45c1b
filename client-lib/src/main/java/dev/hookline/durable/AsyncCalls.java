package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.Payload;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Starts events for callers that do not wait, on a bounded number of threads; calls beyond that
 * stand in line for as long as they may take, and as far as memory is set aside for them.
 */
final class AsyncCalls {

  /** More would only stand in the line of the blocking callers. */
  private static final int THREADS = StartLimiter.MAX_STARTS;

  private final ExecutorService threads = DaemonThreads.pool("hookline-start", THREADS);

  private final QueuedCalls line = new QueuedCalls();
  private final ExecutionStarter starter;
  private final ExecutionWait wait;
  private final ScheduledExecutorService timer;

  AsyncCalls(ExecutionStarter starter, ExecutionWait wait, ScheduledExecutorService timer) {
    this.starter = starter;
    this.wait = wait;
    this.timer = timer;
  }

  /** Begins the call; a future that is cancelled before its turn still leaves the event started. */
  CompletableFuture<Payload> invoke(Invocation invocation) {
    CompletableFuture<Payload> outcome = new CompletableFuture<>();
    QueuedCalls.Place place;
    try {
      place = line.enter(invocation);
    } catch (InvocationException e) {
      return CompletableFuture.failedFuture(e);
    }
    try {
      Future<?> limit = limit(invocation, place, outcome);
      threads.execute(
          () -> {
            limit.cancel(false);
            place.take().ifPresent(call -> run(call, outcome));
          });
    } catch (RejectedExecutionException e) {
      var unused = place.take();
      throw ServerCalls.closed(e);
    }
    return outcome;
  }

  private void run(Invocation invocation, CompletableFuture<Payload> outcome) {
    try {
      wait.forResponse(starter.startOrAttach(invocation), outcome);
    } catch (RuntimeException | Error e) {
      fail(outcome, () -> e);
    }
  }

  /** What a caller does with its outcome may block, and is not to hold up others' starts. */
  private void fail(CompletableFuture<Payload> outcome, Supplier<Throwable> reason) {
    wait.outcomes().execute(() -> outcome.completeExceptionally(reason.get()));
  }

  /** Ends a call in line when its deadline passes. */
  private Future<?> limit(
      Invocation invocation, QueuedCalls.Place place, CompletableFuture<Payload> outcome) {
    if (invocation.deadline().isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Duration patience = invocation.patience();
    return timer.schedule(
        () -> place.take().ifPresent(call -> fail(outcome, () -> StartLimiter.noPermit(call))),
        patience.toNanos(),
        TimeUnit.NANOSECONDS);
  }

  /** Takes no further call; those in line end as calls of a manager that is closed. */
  void close() {
    threads.shutdown();
  }
}
