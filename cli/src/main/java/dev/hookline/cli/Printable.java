package dev.hookline.cli;

/** Text that comes from outside, harmless for a terminal. */
public final class Printable {

  private Printable() {}

  /** Returns the text without control characters, which could move the cursor or hide text. */
  public static String of(String text) {
    return text.codePoints()
        .map(c -> isHarmless(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Returns the beginning of the text, at most so many characters, in one line. */
  public static String line(String text, int most) {
    String one = of(text).replaceAll("[\\n\\t]", " ");
    if (one.codePointCount(0, one.length()) <= most) {
      return one;
    }
    return one.substring(0, one.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static boolean isHarmless(int c) {
    return c == '\n' || c == '\t' || !(Character.isISOControl(c) || isDirection(c));
  }

  /** Marks that turn the direction of text around, so that it reads as something else. */
  private static boolean isDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
