package dev.hookline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Punycode, RFC 3492. Own code because {@link java.net.IDN} decodes names of the IDNA of 2003
 * only, and hands any other back as it is, whether it is malformed or newer.
 */
final class Punycode {

  private static final int BASE = 36;
  private static final int LEAST_DIGIT = 1;
  private static final int MOST_DIGIT = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE_POINT = 0x80;

  private final String text;
  private final List<Integer> codePoints = new ArrayList<>();
  private int at;

  private Punycode(String text) {
    this.text = text;
  }

  /**
   * Returns the name that a label in lower case, without its {@code xn--}, stands for; empty if it
   * is malformed.
   */
  static Optional<String> decode(String text) {
    try {
      return Optional.of(new Punycode(text).decode());
    } catch (ArithmeticException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String decode() {
    int delimiter = Math.max(0, text.lastIndexOf('-'));
    text.substring(0, delimiter).chars().forEach(codePoints::add);
    at = text.isEmpty() || text.charAt(delimiter) != '-' ? 0 : delimiter + 1;
    int codePoint = FIRST_CODE_POINT;
    int bias = FIRST_BIAS;
    int position = 0;
    while (at < text.length()) {
      int before = position;
      position = Math.addExact(position, delta(bias));
      int length = codePoints.size() + 1;
      bias = bias(position - before, length, before == 0);
      codePoint = Math.addExact(codePoint, position / length);
      position %= length;
      if (!Character.isValidCodePoint(codePoint) || isSurrogate(codePoint)) {
        throw new IllegalArgumentException("no character");
      }
      codePoints.add(position++, codePoint);
    }
    StringBuilder name = new StringBuilder();
    codePoints.forEach(name::appendCodePoint);
    return name.toString();
  }

  /** Reads a number whose digits say where it ends. */
  private int delta(int bias) {
    int number = 0;
    int weight = 1;
    for (int k = BASE; ; k += BASE) {
      int digit = digit();
      number = Math.addExact(number, Math.multiplyExact(digit, weight));
      int threshold = Math.min(MOST_DIGIT, Math.max(LEAST_DIGIT, k - bias));
      if (digit < threshold) {
        return number;
      }
      weight = Math.multiplyExact(weight, BASE - threshold);
    }
  }

  private int digit() {
    char c = at < text.length() ? text.charAt(at++) : '-';
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 26;
    }
    throw new IllegalArgumentException("no digit");
  }

  private static int bias(int delta, int length, boolean isFirst) {
    int rest = isFirst ? delta / DAMP : delta / 2;
    rest += rest / length;
    int k = 0;
    while (rest > (BASE - LEAST_DIGIT) * MOST_DIGIT / 2) {
      rest /= BASE - LEAST_DIGIT;
      k += BASE;
    }
    return k + (BASE - LEAST_DIGIT + 1) * rest / (rest + SKEW);
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
