package dev.hookline.cli.execution;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point in time as people write it: a span before now, or an absolute time. */
final class Since {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhd])");

  private Since() {}

  static Instant parse(String option, String text, Clock clock) {
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      long count = Long.parseLong(span.group(1));
      Duration before =
          switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          };
      return clock.instant().minus(before);
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s must be a span such as 30m, 2h or 7d, or a time such as 2026-11-26T10:00:00Z, found '%s'"
              .formatted(option, text),
          e);
    }
  }
}
