package dev.hookline.internal.wire;

import java.time.Duration;
import java.util.Locale;

/**
 * Formats durations for people, with two significant units, such as {@code 1.2s} or {@code 2h5m}.
 */
public final class DurationText {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private DurationText() {}

  /** Formats a duration. */
  public static String of(Duration duration) {
    return ofMillis(duration.toMillis());
  }

  /** Formats a number of milliseconds. */
  public static String ofMillis(long millis) {
    if (millis < SECOND) {
      return millis + "ms";
    }
    if (millis < 10 * SECOND) {
      return String.format(Locale.ROOT, "%.1fs", Math.floor(millis / 100.0) / 10).replace(".0", "");
    }
    if (millis < MINUTE) {
      return millis / SECOND + "s";
    }
    if (millis < HOUR) {
      return two(millis / MINUTE, "m", millis % MINUTE / SECOND, "s");
    }
    return millis < DAY
        ? two(millis / HOUR, "h", millis % HOUR / MINUTE, "m")
        : two(millis / DAY, "d", millis % DAY / HOUR, "h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + unit + (small == 0 ? "" : small + smallUnit);
  }
}
