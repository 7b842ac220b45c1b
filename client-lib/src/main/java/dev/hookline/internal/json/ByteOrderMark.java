package dev.hookline.internal.json;

import java.util.Optional;

/**
 * The invisible bytes that some editors write at the start of a text to mark its encoding. JSON on
 * the network must not start with them (RFC 8259, section 8.1).
 */
public final class ByteOrderMark {

  private ByteOrderMark() {}

  /** Returns the encoding whose mark the bytes start with; empty if there is none. */
  public static Optional<String> of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of("UTF-8");
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return Optional.of("UTF-32");
    }
    return startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)
        ? Optional.of("UTF-16")
        : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
