package dev.hookline.cli.execution;

import java.time.Duration;
import java.time.Instant;

/** When an attempt is due: what should have begun waits for a worker that takes it. */
final class DueTime {

  /** The clocks of server and people differ a little. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private DueTime() {}

  static boolean isPast(Instant due, Instant now) {
    return due.isBefore(now.minus(GRACE));
  }
}
