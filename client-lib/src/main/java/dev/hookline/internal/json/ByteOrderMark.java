package dev.hookline.internal.json;

import java.util.Optional;

/**
 * The bytes that some editors put before a text to tell its encoding. JSON that is sent must not
 * begin with one (RFC 8259, section 8.1), and nobody sees them.
 */
public final class ByteOrderMark {

  private ByteOrderMark() {}

  /** Returns the encoding whose mark the bytes begin with; empty if they begin with none. */
  public static Optional<String> of(byte[] bytes) {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of("UTF-8");
    }
    if (begins(bytes, 0xFF, 0xFE, 0, 0) || begins(bytes, 0, 0, 0xFE, 0xFF)) {
      return Optional.of("UTF-32");
    }
    return begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)
        ? Optional.of("UTF-16")
        : Optional.empty();
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
