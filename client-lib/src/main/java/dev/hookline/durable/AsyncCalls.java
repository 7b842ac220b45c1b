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
 * Starts events for callers that do not block, on a bounded number of threads; further calls are
 * queued until their deadline, within a memory limit.
 */
final class AsyncCalls {

  private final ExecutorService threads;
  private final QueuedCalls queue;
  private final StartLimiter limiter;
  private final ExecutionStarter starter;
  private final ExecutionWait wait;
  private final ScheduledExecutorService timer;

  /**
   * Creates the asynchronous calls of a manager.
   *
   * @param maxThreads how many calls wait for the limiter; more threads would only wait too
   */
  AsyncCalls(
      ExecutionStarter starter,
      StartLimiter limiter,
      int maxThreads,
      ExecutionWait wait,
      ScheduledExecutorService timer) {
    this.threads = DaemonThreads.pool("hookline-start", maxThreads);
    this.queue = new QueuedCalls(limiter);
    this.limiter = limiter;
    this.starter = starter;
    this.wait = wait;
    this.timer = timer;
  }

  /** Begins the call; the event is started even if its future is cancelled while queued. */
  CompletableFuture<Payload> invoke(Invocation invocation) {
    CompletableFuture<Payload> outcome = new CompletableFuture<>();
    QueuedCalls.Place place;
    try {
      place = queue.enter(invocation);
    } catch (InvocationException e) {
      return CompletableFuture.failedFuture(e);
    }
    try {
      Future<?> timeout = scheduleTimeout(invocation, place, outcome);
      threads.execute(
          () -> {
            timeout.cancel(false);
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

  /** Dependent stages of a caller may block and must not delay the starts of others. */
  private void fail(CompletableFuture<Payload> outcome, Supplier<Throwable> reason) {
    wait.outcomes().execute(() -> outcome.completeExceptionally(reason.get()));
  }

  /** Ends a queued call when its deadline passes. */
  private Future<?> scheduleTimeout(
      Invocation invocation, QueuedCalls.Place place, CompletableFuture<Payload> outcome) {
    if (invocation.deadline().isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Duration remainingTime = invocation.remainingTime();
    return timer.schedule(
        () -> place.take().ifPresent(call -> fail(outcome, () -> limiter.noPermit(call))),
        remainingTime.toNanos(),
        TimeUnit.NANOSECONDS);
  }

  /** Accepts no further calls; queued ones fail like calls to a closed manager. */
  void close() {
    threads.shutdown();
  }
}
