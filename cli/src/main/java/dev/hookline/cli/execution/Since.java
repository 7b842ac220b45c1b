package dev.hookline.cli.execution;

import dev.hookline.cli.input.Span;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A point in time as people write it: a span before now, or an absolute time. */
public final class Since {

  private Since() {}

  /**
   * Returns the point in time.
   *
   * @throws IllegalArgumentException if the text is none; it names the option
   */
  public static Instant parse(String option, String text, Clock clock) {
    Optional<Duration> span = Span.of(text);
    if (span.isPresent()) {
      return clock.instant().minus(span.get());
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
