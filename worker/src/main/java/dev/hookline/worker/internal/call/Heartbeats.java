package dev.hookline.worker.internal.call;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityCompletionFailureException;
import io.temporal.client.ActivityPausedException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.common.converter.RawValue;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends the server heartbeats while an attempt runs, and stops the attempt when the server cancels
 * it. An attempt that ends within 250 ms sends none.
 */
public final class Heartbeats implements AutoCloseable {

  /** Including the gap to the next attempt, that attempt arrives within 3 s of the loss. */
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(2_600);

  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

  /** Attempts that may run for a minute may also be lost for some seconds. */
  private static final int TIMEOUTS_PER_ATTEMPT = 4;

  /** One second for the shortest timeout. */
  private static final double BEATS_PER_TIMEOUT = 2.6;

  /**
   * Earlier than the others: the server counts from when it dispatched the attempt, which on a busy
   * machine may be a second before a worker starts it.
   */
  private static final long FIRST_MILLIS = 250;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Heartbeats::thread);

  /**
   * A heartbeat blocks its thread until the server has responded; on a busy server some attempts
   * would delay the heartbeats of others.
   */
  private final ExecutorService calls = Executors.newCachedThreadPool(Heartbeats::thread);

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "hookline-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns how long an attempt may be silent until the server considers its worker lost: a quarter
   * of its timeout, between 2.6 and 10 seconds. Each heartbeat is a write of the server, and an
   * endpoint that hangs causes one for each attempt that waits.
   */
  public static Duration timeout(Duration attempt) {
    Duration part = attempt.dividedBy(TIMEOUTS_PER_ATTEMPT);
    if (part.compareTo(SHORTEST_TIMEOUT) < 0) {
      return SHORTEST_TIMEOUT;
    }
    return part.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : part;
  }

  /** Executions that an earlier release began have the shortest one. */
  private static long interval(ActivityExecutionContext context) {
    Duration timeout = context.getInfo().getHeartbeatTimeout();
    return (long) ((timeout.isZero() ? SHORTEST_TIMEOUT : timeout).toMillis() / BEATS_PER_TIMEOUT);
  }

  /**
   * Sends a heartbeat, also while the worker stops: the SDK sends none from then on, and the server
   * would consider an attempt lost before its grace period ends.
   */
  static void send(ActivityExecutionContext context, Object details) {
    try {
      context.heartbeat(details);
    } catch (ActivityWorkerShutdownException stopping) {
      try {
        context
            .getWorkflowClient()
            .newActivityCompletionClient()
            .heartbeat(context.getTaskToken(), details);
      } catch (ActivityCompletionFailureException e) {
        // the server did not respond: the next one may get through
      } catch (UndeclaredThrowableException e) {
        // interrupted: the grace period is over
      }
    }
  }

  AttemptHeartbeat during(ActivityExecutionContext context, RawValue details, Runnable stop) {
    return new AttemptHeartbeat(context, details, stop);
  }

  /** The heartbeats of one attempt. */
  final class AttemptHeartbeat implements AutoCloseable {

    private final ActivityExecutionContext context;
    private final RawValue details;
    private final Runnable stop;
    private final AtomicReference<RuntimeException> stopped = new AtomicReference<>();
    private final ReentrantLock sending = new ReentrantLock();
    private final ScheduledFuture<?> ticks;
    private volatile boolean closed;

    private AttemptHeartbeat(ActivityExecutionContext context, RawValue details, Runnable stop) {
      this.context = context;
      this.details = details;
      this.stop = stop;
      this.ticks =
          timer.scheduleAtFixedRate(
              this::tick, FIRST_MILLIS, interval(context), TimeUnit.MILLISECONDS);
    }

    private void tick() {
      try {
        calls.execute(this::beat);
      } catch (RejectedExecutionException | OutOfMemoryError e) {
        // the worker has ended, or has no free thread: the next one may get through
      }
    }

    private void beat() {
      if (!sending.tryLock()) {
        return; // the previous one is still in progress
      }
      try {
        if (!closed) {
          send(context, details);
        }
      } catch (ActivityPausedException e) {
        // the webhook is paused; this attempt finishes, and its response counts
      } catch (ActivityCompletionException e) {
        stopped.set(e);
        stop.run();
      } finally {
        sending.unlock();
      }
    }

    /**
     * Ends the heartbeats after a failure, and throws what stopped the attempt from outside, if
     * anything. Waits for one in progress, whose old log would overwrite that of the failure; an
     * interrupt, by which the worker stops, ends the wait and stays set.
     */
    void endOfFailure() {
      try {
        sending.lockInterruptibly();
        closed = true;
        sending.unlock();
      } catch (InterruptedException e) {
        closed = true;
        Thread.currentThread().interrupt();
      }
      RuntimeException reason = stopped.get();
      if (reason != null) {
        throw reason;
      }
    }

    @Override
    public void close() {
      closed = true;
      ticks.cancel(false);
    }
  }

  /** Ends its threads; the server gives up attempts that are still running. */
  @Override
  public void close() {
    timer.shutdownNow();
    calls.shutdownNow();
  }
}
