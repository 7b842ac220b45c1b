package dev.hookline.worker.call;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityPausedException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.common.converter.RawValue;
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
 * Tells the server once a second that an attempt still runs, and stops the attempt when the server
 * says that nobody wants it any more. An attempt that ends within 250 ms sends none.
 */
public final class Heartbeats implements AutoCloseable {

  /** Between two heartbeats. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /**
   * After this long without one, the server takes the worker for lost. With the gap to the next
   * attempt, that attempt arrives within three seconds of the loss.
   */
  public static final Duration TIMEOUT = Duration.ofMillis(2_600);

  /**
   * Sooner than the others: the server counts from when it gave the attempt out, which on a busy
   * machine may be a second before a worker makes it.
   */
  private static final long FIRST_MILLIS = 250;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Heartbeats::thread);

  /**
   * A heartbeat holds its thread until the server has answered; on a busy server those of some
   * attempts would keep others from being sent in time.
   */
  private final ExecutorService calls = Executors.newCachedThreadPool(Heartbeats::thread);

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "hookline-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  Beat during(ActivityExecutionContext context, RawValue details, Runnable stop) {
    return new Beat(context, details, stop);
  }

  /** The heartbeats of one attempt. */
  final class Beat implements AutoCloseable {

    private final ActivityExecutionContext context;
    private final RawValue details;
    private final Runnable stop;
    private final AtomicReference<RuntimeException> stopped = new AtomicReference<>();
    private final ReentrantLock sending = new ReentrantLock();
    private final ScheduledFuture<?> ticks;
    private volatile boolean closed;

    private Beat(ActivityExecutionContext context, RawValue details, Runnable stop) {
      this.context = context;
      this.details = details;
      this.stop = stop;
      this.ticks =
          timer.scheduleAtFixedRate(
              this::tick, FIRST_MILLIS, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
      try {
        calls.execute(this::beat);
      } catch (RejectedExecutionException | OutOfMemoryError e) {
        // the worker has ended, or has no thread left now: the next one may get through
      }
    }

    private void beat() {
      if (!sending.tryLock()) {
        return; // the one before is still under way
      }
      try {
        if (!closed) {
          context.heartbeat(details);
        }
      } catch (ActivityWorkerShutdownException e) {
        // the worker stops: its attempts finish, or are given back
      } catch (ActivityPausedException e) {
        // no further attempt is wanted; this one finishes, and its answer counts
      } catch (ActivityCompletionException e) {
        stopped.set(e);
        stop.run();
      } finally {
        sending.unlock();
      }
    }

    /**
     * Ends them after a failure, and throws what ended the attempt from outside, if anything did.
     * Waits for one that is under way, which would put its old log over that of the failure; an
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

  /** Ends its threads; attempts that still run are given up by the server. */
  @Override
  public void close() {
    timer.shutdownNow();
    calls.shutdownNow();
  }
}
