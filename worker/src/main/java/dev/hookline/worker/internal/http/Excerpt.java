package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;

/** Makes the start of external text safe for logs and terminals. */
public final class Excerpt {

  private static final int HARMLESS = '\uFFFD';

  private Excerpt() {}

  /** Returns the start of the bytes as text; a character that would be cut is omitted. */
  public static String of(byte[] bytes, int max) {
    if (bytes.length < max) {
      return of(new String(bytes, UTF_8), max);
    }
    CharBuffer text = CharBuffer.allocate(max);
    UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .decode(ByteBuffer.wrap(bytes, 0, max), text, false);
    return of(text.flip().toString(), max);
  }

  /**
   * Returns the text without characters that could move the cursor or hide text, truncated to this
   * many bytes of UTF-8; line breaks and tabs stay.
   */
  public static String of(String text, int max) {
    StringBuilder out = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      int safe = isHarmless(c) ? c : HARMLESS;
      bytes += safe < 0x80 ? 1 : safe < 0x800 ? 2 : safe < 0x10000 ? 3 : 4;
      if (bytes > max) {
        break;
      }
      out.appendCodePoint(safe);
    }
    return out.toString();
  }

  /** As {@link #of(String, int)}, in one line. */
  public static String line(String text, int max) {
    return of(text, max).replaceAll("[\\n\\t\\u2028\\u2029]", " ");
  }

  private static boolean isHarmless(int c) {
    return c == '\n' || c == '\t' || !(Character.isISOControl(c) || isDirection(c));
  }

  /** Marks that reverse the direction of text, so that it reads as something else. */
  private static boolean isDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
