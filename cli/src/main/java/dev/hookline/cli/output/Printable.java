package dev.hookline.cli.output;

import dev.hookline.worker.internal.http.Excerpt;

/** Makes external text safe for a terminal. */
public final class Printable {

  private Printable() {}

  /** Returns the text without control characters, which could move the cursor or hide text. */
  public static String of(String text) {
    return Excerpt.of(text, Integer.MAX_VALUE);
  }

  /** Returns the start of the text in one line, at most this many characters. */
  public static String line(String text, int max) {
    String one = Excerpt.line(text, Integer.MAX_VALUE);
    if (one.codePointCount(0, one.length()) <= max) {
      return one;
    }
    return one.substring(0, one.offsetByCodePoints(0, max - 1)) + "…";
  }
}
