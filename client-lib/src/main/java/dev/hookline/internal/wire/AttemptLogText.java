package dev.hookline.internal.wire;

import dev.hookline.contract.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The compact form of an {@link AttemptLog}. */
final class AttemptLogText {

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,9}):(.*?)(?: ?~(\\d{1,9}))?(?: ?\\+(\\d{1,9}))?");
  private static final Pattern ENTRY =
      Pattern.compile(
          "(\\d{1,9})@(\\d{1,16})/(\\d{1,16})=(?:([1-9]\\d{2})|([a-z_]+)(?:,([1-9]\\d{2}))?)");

  private AttemptLogText() {}

  static String of(AttemptLog log) {
    StringBuilder text = new StringBuilder(log.failures() + ":");
    String separator = "";
    long previous = 0;
    for (AttemptLog.Entry entry : log.newest()) {
      text.append(separator).append(text(entry, previous));
      separator = " ";
      previous = entry.startedAt();
    }
    if (log.waits() > 0) {
      text.append(separator).append('~').append(log.waits());
      separator = " ";
    }
    if (log.earlier() > 0) {
      text.append(separator).append('+').append(log.earlier());
    }
    return text.toString();
  }

  private static String text(AttemptLog.Entry entry, long previousStart) {
    Integer status = entry.status();
    String result =
        status != null && entry.code().equals(FailureCode.HTTP_STATUS.code())
            ? status.toString()
            : entry.code() + (status == null ? "" : "," + status);
    return "%d@%d/%d=%s"
        .formatted(
            entry.attempt(),
            Math.max(0, entry.startedAt() - previousStart),
            entry.millis(),
            result);
  }

  static Optional<AttemptLog> parse(@Nullable String text) {
    Matcher log = TEXT.matcher(text == null ? "" : text);
    if (!log.matches()) {
      return Optional.empty();
    }
    List<AttemptLog.Entry> entries = new ArrayList<>();
    long previous = 0;
    for (String part : log.group(2).isEmpty() ? new String[0] : log.group(2).split(" ", -1)) {
      Matcher entry = ENTRY.matcher(part);
      if (!entry.matches()) {
        return Optional.empty();
      }
      previous += Long.parseLong(entry.group(2));
      entries.add(entry(entry, previous));
    }
    return Optional.of(
        new AttemptLog(
            Integer.parseInt(log.group(1)),
            (int) entries.stream().filter(AttemptLog.Entry::isUncounted).count(),
            number(log.group(3)),
            0,
            number(log.group(4)),
            null,
            entries));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static AttemptLog.Entry entry(Matcher entry, long startedAt) {
    String status = entry.group(4) == null ? entry.group(6) : entry.group(4);
    return new AttemptLog.Entry(
        Integer.parseInt(entry.group(1)),
        startedAt,
        Long.parseLong(entry.group(3)),
        entry.group(5) == null ? FailureCode.HTTP_STATUS.code() : entry.group(5),
        status == null ? null : Integer.valueOf(status));
  }
}
