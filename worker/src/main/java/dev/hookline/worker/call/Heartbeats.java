package dev.hookline.worker.call;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityPausedException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells the server once a second that an attempt still runs, and stops the attempt when the server
 * says that nobody wants it any more. An attempt that ends within 250 ms sends none.
 */
public final class Heartbeats implements AutoCloseable {

  /** Between two heartbeats. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

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
   * attempts would keep others from being sent in time. There are never more than attempts.
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
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final ScheduledFuture<?> ticks;

    private Beat(ActivityExecutionContext context, RawValue details, Runnable stop) {
      this.context = context;
      this.details = details;
      this.stop = stop;
      this.ticks =
          timer.scheduleAtFixedRate(
              this::tick, FIRST_MILLIS, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
      if (underWay.compareAndSet(false, true)) {
        calls.execute(this::beat);
      }
    }

    private void beat() {
      try {
        context.heartbeat(details);
      } catch (ActivityWorkerShutdownException e) {
        // the worker stops: its attempts finish, or are given back
      } catch (ActivityPausedException e) {
        // no further attempt is wanted; this one finishes, and its answer counts
      } catch (ActivityCompletionException e) {
        stopped.set(e);
        stop.run();
      } finally {
        underWay.set(false);
      }
    }

    /** Throws what ended the attempt from outside: the endpoint did not answer it. */
    void throwIfStopped() {
      RuntimeException reason = stopped.get();
      if (reason != null) {
        throw reason;
      }
    }

    @Override
    public void close() {
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
