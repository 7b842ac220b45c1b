package dev.hookline.verification.chaos.log;

import com.google.protobuf.Timestamp;
import java.time.Clock;
import java.time.Instant;

/** Times as microseconds since 1970; all sides run on one machine. */
public final class Micros {

  public static final long MILLI = 1_000;
  public static final long SECOND = 1_000_000;

  private Micros() {}

  public static long now(Clock clock) {
    return of(clock.instant());
  }

  public static long of(Timestamp time) {
    return time.getSeconds() * SECOND + time.getNanos() / 1_000;
  }

  private static long of(Instant time) {
    return time.getEpochSecond() * SECOND + time.getNano() / 1_000;
  }
}
