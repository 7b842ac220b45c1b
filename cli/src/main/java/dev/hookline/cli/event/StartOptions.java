package dev.hookline.cli.event;

import dev.hookline.InvokeOptions;
import dev.hookline.cli.input.Span;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a delayed event starts. */
final class StartOptions {

  @Option(
      names = "--delay",
      paramLabel = "SPAN",
      description =
          "Start the event after this time, such as 10m or 7d; until then it is scheduled, and can"
              + " be cancelled. Implies --detach.")
  private @Nullable String delay;

  @Option(
      names = "--start-at",
      paramLabel = "TIME",
      description = "As --delay, at a time such as 2026-11-26T10:00:00Z.")
  private @Nullable String startAt;

  /**
   * Returns when the event starts; null for at once.
   *
   * @throws IllegalArgumentException if it is not a time
   */
  @Nullable Instant time(Clock clock) {
    Instant time = parsed(clock);
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
  }

  private @Nullable Instant parsed(Clock clock) {
    String span = delay;
    if (span != null) {
      return Span.of(span)
          .map(clock.instant()::plus)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "--delay must be a duration such as 30s, 10m or 7d, found '%s'"
                          .formatted(span)));
    }
    try {
      return startAt == null ? null : OffsetDateTime.parse(startAt).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--start-at must be a time such as 2026-11-26T10:00:00Z, found '%s'".formatted(startAt),
          e);
    }
  }

  /**
   * Returns the options with an expiry of async deliveries.
   *
   * @throws IllegalArgumentException if it is neither a duration nor a time
   */
  static InvokeOptions deliverBefore(InvokeOptions options, String text) {
    Optional<Duration> span = Span.of(text);
    if (span.isPresent()) {
      return options.withDeliverBefore(span.get());
    }
    try {
      return options.withDeliverBefore(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--deliver-before must be a duration such as 2h or a time such as 2026-11-26T10:00:00Z, found '%s'"
              .formatted(text),
          e);
    }
  }
}
