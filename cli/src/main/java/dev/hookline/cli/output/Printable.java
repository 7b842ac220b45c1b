package dev.hookline.cli.output;

import dev.hookline.worker.http.Excerpt;

/** Text that comes from outside, harmless for a terminal. */
public final class Printable {

  private Printable() {}

  /** Returns the text without control characters, which could move the cursor or hide text. */
  public static String of(String text) {
    return Excerpt.of(text, Integer.MAX_VALUE);
  }

  /** Returns the beginning of the text, at most so many characters, in one line. */
  public static String line(String text, int most) {
    String one = Excerpt.line(text, Integer.MAX_VALUE);
    if (one.codePointCount(0, one.length()) <= most) {
      return one;
    }
    return one.substring(0, one.offsetByCodePoints(0, most - 1)) + "…";
  }
}
