package dev.hookline.config.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of HTTP statuses, as in {@code 429}, {@code 500-599} or {@code 5xx}.
 *
 * @param first the lowest status
 * @param last the highest status
 */
public record StatusRange(int first, int last) {

  private static final Pattern RANGE = Pattern.compile("([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?");
  private static final Pattern CLASS = Pattern.compile("([1-5])xx");

  /** Returns the range in the text; empty if it is not one. */
  public static Optional<StatusRange> of(String text) {
    Matcher wholeClass = CLASS.matcher(text);
    if (wholeClass.matches()) {
      int first = Integer.parseInt(wholeClass.group(1)) * 100;
      return Optional.of(new StatusRange(first, first + 99));
    }
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    return first > last ? Optional.empty() : Optional.of(new StatusRange(first, last));
  }

  /** Returns whether one of the ranges contains the status; a text that is no range does not. */
  public static boolean contains(List<String> ranges, int status) {
    return ranges.stream()
        .flatMap(text -> of(text).stream())
        .anyMatch(range -> range.first <= status && status <= range.last);
  }
}
