package dev.hookline.worker.model;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets time skip again if nobody has work and none comes: the in-process server locks it for ever
 * for an activity that nobody has taken when its event is cancelled.
 */
final class StoppedTime {

  private static final int POLL_MILLIS = 100;
  private static final int CHECKS = 4;

  /** A check this late means that the machine is too busy to tell. */
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS + 50);

  private final StoryRuns runs;
  private final SkippedTime time;
  private boolean running;
  private long dispatched;
  private int idle;
  private long lookedNanos;

  StoppedTime(StoryRuns runs, SkippedTime time, ScheduledExecutorService timer) {
    this.runs = runs;
    this.time = time;
    var unused =
        timer.scheduleWithFixedDelay(this::check, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Time may skip. */
  synchronized void start() {
    time.start();
    running = true;
    idle = 0;
  }

  synchronized void stop() {
    running = false;
    time.stop();
  }

  private synchronized void check() {
    long nanos = System.nanoTime();
    boolean late = nanos - lookedNanos > LATE_NANOS;
    lookedNanos = nanos;
    long now = runs.dispatched();
    boolean quiet = running && !late && now == dispatched && runs.isIdle();
    idle = quiet ? idle + 1 : 0;
    dispatched = now;
    if (idle == CHECKS) {
      time.start();
      idle = 0;
    }
  }
}
