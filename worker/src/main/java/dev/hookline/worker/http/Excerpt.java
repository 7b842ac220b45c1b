package dev.hookline.worker.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The beginning of foreign text, harmless for logs and terminals. */
public final class Excerpt {

  private Excerpt() {}

  /** Returns the beginning of bytes as text. */
  public static String of(byte[] bytes, int max) {
    return of(new String(Arrays.copyOf(bytes, Math.min(bytes.length, max)), UTF_8), max);
  }

  /** Returns the text without control characters, at most so many bytes of UTF-8 long. */
  public static String of(String text, int max) {
    StringBuilder out = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      int safe = Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c;
      bytes += safe < 0x80 ? 1 : safe < 0x800 ? 2 : safe < 0x10000 ? 3 : 4;
      if (bytes > max) {
        break;
      }
      out.appendCodePoint(safe);
    }
    return out.toString();
  }
}
