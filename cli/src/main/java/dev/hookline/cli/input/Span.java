package dev.hookline.cli.input;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations such as {@code 500ms}, {@code 3s} or {@code 7d}. */
public final class Span {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(ms|s|m|h|d)");

  private Span() {}

  /** Returns the duration; empty if the text is not one. */
  public static Optional<Duration> of(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(span.group(1));
    return Optional.of(
        switch (span.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }

  /**
   * Parses a point in time: a duration before now, or an absolute time.
   *
   * @throws IllegalArgumentException naming the option, if the text is neither
   */
  public static Instant since(String option, String text, Clock clock) {
    Optional<Duration> span = of(text);
    if (span.isPresent()) {
      return clock.instant().minus(span.get());
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s must be a duration such as 30m, 2h or 7d, or a time such as 2026-11-26T10:00:00Z, found '%s'"
              .formatted(option, text),
          e);
    }
  }
}
