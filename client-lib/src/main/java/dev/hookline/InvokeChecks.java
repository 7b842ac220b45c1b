package dev.hookline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of the options of a call. */
final class InvokeChecks {

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Duration MIN_EVENT_DEADLINE = Duration.ofSeconds(1);
  private static final Duration MAX_EVENT_DEADLINE = Duration.ofDays(30);

  private InvokeChecks() {}

  static String notEmpty(String key, String message) {
    if (requireNonNull(key, "key").isEmpty()) {
      throw new IllegalArgumentException(message);
    }
    return key;
  }

  static void absent(@Nullable Object option, String message) {
    if (option != null) {
      throw new IllegalArgumentException(message);
    }
  }

  static Duration positive(Duration deadline) {
    if (requireNonNull(deadline, "deadline").isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("deadline must be positive, found " + deadline);
    }
    return deadline;
  }

  static Duration eventDeadline(Duration deadline) {
    if (requireNonNull(deadline, "deadline").compareTo(MIN_EVENT_DEADLINE) < 0
        || deadline.compareTo(MAX_EVENT_DEADLINE) > 0) {
      throw new IllegalArgumentException(
          "event deadline must be from 1 second to 30 days, found " + deadline);
    }
    return deadline;
  }

  static String traceparent(String traceparent) {
    if (!TRACEPARENT.matcher(requireNonNull(traceparent, "traceparent")).matches()) {
      throw new IllegalArgumentException(
          "traceparent must be version-trace-parent-flags in lower-case hex, found '"
              + traceparent
              + "'");
    }
    return traceparent;
  }
}
