package dev.hookline.cli.bench;

import dev.hookline.cli.input.Span;
import dev.hookline.internal.wire.DurationText;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses sizes, rates and durations in human notation. */
final class Amounts {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) ?(b|k|kb|kib|m|mb|mib)?");
  private static final Pattern RATE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(?:/(s|m))?");
  private static final Map<String, Integer> UNITS =
      Map.of(
          "b", 1, "k", 1024, "kb", 1024, "kib", 1024, "m", 1 << 20, "mb", 1 << 20, "mib", 1 << 20);
  private static final int SECONDS_PER_MINUTE = 60;

  private Amounts() {}

  static int bytes(String option, String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new IllegalArgumentException(
          "%s must be a size such as 512, 1KB or 1MB, found '%s'".formatted(option, text));
    }
    long unit = size.group(2) == null ? 1 : UNITS.getOrDefault(size.group(2), 1);
    return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(size.group(1)) * unit);
  }

  static double perSecond(String option, String text) {
    Matcher rate = RATE.matcher(text);
    if (!rate.matches()) {
      throw new IllegalArgumentException(
          "%s must be a rate such as 50/s or 600/m, found '%s'".formatted(option, text));
    }
    double count = Double.parseDouble(rate.group(1));
    return "m".equals(rate.group(2)) ? count / SECONDS_PER_MINUTE : count;
  }

  static Duration span(String option, String text, Duration longest) {
    return Span.of(text)
        .filter(span -> span.compareTo(longest) <= 0)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s must be a duration such as 500ms, 30s or 5m, at most %s, found '%s'"
                        .formatted(option, DurationText.of(longest), text)));
  }
}
