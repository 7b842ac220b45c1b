package dev.hookline;

import java.time.Duration;
import java.util.regex.Pattern;

/** The rules of single values of {@link InvokeOptions}. */
final class OptionRules {

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Duration MIN_EVENT_DEADLINE = Duration.ofSeconds(1);
  private static final Duration MAX_EVENT_DEADLINE = Duration.ofDays(30);

  private OptionRules() {}

  static String key(String key) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("key must not be empty; omit it for a generated one");
    }
    return key;
  }

  static Duration deadline(Duration deadline) {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("deadline must be positive, found " + deadline);
    }
    return deadline;
  }

  static Duration eventDeadline(Duration deadline) {
    if (deadline.compareTo(MIN_EVENT_DEADLINE) < 0 || deadline.compareTo(MAX_EVENT_DEADLINE) > 0) {
      throw new IllegalArgumentException(
          "event deadline must be from 1 second to 30 days, found " + deadline);
    }
    return deadline;
  }

  static String traceparent(String traceparent) {
    if (!TRACEPARENT.matcher(traceparent).matches()) {
      throw new IllegalArgumentException(
          "traceparent must be version-trace-parent-flags in lower-case hex, found '"
              + traceparent
              + "'");
    }
    return traceparent;
  }
}
