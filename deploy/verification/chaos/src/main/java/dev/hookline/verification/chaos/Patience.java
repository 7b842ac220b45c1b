package dev.hookline.verification.chaos;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** How long to wait for quiet: while anything goes on, so that a busy machine gets its time. */
final class Patience {

  private static final long WITHOUT_PROGRESS = TimeUnit.MINUTES.toMillis(3);
  private static final long MOST = TimeUnit.MINUTES.toMillis(40);

  private final Clock clock;
  private final long end;
  private long seen;
  private long seenAt;

  Patience(Clock clock) {
    this.clock = clock;
    this.end = clock.millis() + MOST;
    this.seenAt = clock.millis();
  }

  /**
   * Returns whether to wait on.
   *
   * @param running how many executions run
   * @param arrived how much the endpoints have written down
   */
  boolean lasts(long running, long arrived) {
    long now = clock.millis();
    long progress = arrived * 31 + running;
    if (progress != seen) {
      seen = progress;
      seenAt = now;
    }
    return now < end && now - seenAt < WITHOUT_PROGRESS;
  }
}
