package dev.hookline.verification.chaos;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait for quiet: as long as there is progress, so that a busy machine gets its time.
 */
final class QuietTimeout {

  private static final long WITHOUT_PROGRESS = TimeUnit.MINUTES.toMillis(3);
  private static final long MAX = TimeUnit.MINUTES.toMillis(40);

  private final Clock clock;
  private final long end;
  private long seen;
  private long seenAt;

  QuietTimeout(Clock clock) {
    this.clock = clock;
    this.end = clock.millis() + MAX;
    this.seenAt = clock.millis();
  }

  /**
   * Returns whether to keep waiting.
   *
   * @param running how many executions run
   * @param arrived how much the endpoints have recorded
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
