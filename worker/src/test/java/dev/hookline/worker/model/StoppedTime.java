package dev.hookline.worker.model;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets time jump again where nobody has work in hand and none comes: the in-process server holds it
 * for an activity that nobody has yet when its event is cancelled, for ever.
 */
final class StoppedTime {

  private static final int LOOK_MILLIS = 100;
  private static final int LOOKS = 4;

  /** Who looks so late is on a machine that is too busy to tell. */
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS + 50);

  private final Lives lives;
  private final SkippedTime time;
  private boolean running;
  private long handedOut;
  private int idle;
  private long lookedNanos;

  StoppedTime(Lives lives, SkippedTime time, ScheduledExecutorService timer) {
    this.lives = lives;
    this.time = time;
    var unused =
        timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Time may jump. */
  synchronized void start() {
    time.start();
    running = true;
    idle = 0;
  }

  synchronized void stop() {
    running = false;
    time.stop();
  }

  private synchronized void look() {
    long nanos = System.nanoTime();
    boolean late = nanos - lookedNanos > LATE_NANOS;
    lookedNanos = nanos;
    long now = lives.handedOut();
    boolean quiet = running && !late && now == handedOut && lives.isNothingInHand();
    idle = quiet ? idle + 1 : 0;
    handedOut = now;
    if (idle == LOOKS) {
      time.start();
      idle = 0;
    }
  }
}
