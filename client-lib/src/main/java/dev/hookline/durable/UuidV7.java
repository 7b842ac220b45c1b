package dev.hookline.durable;

import java.security.SecureRandom;
import java.util.UUID;

/** Keys for callers that name none: UUIDs whose order is that of their making (RFC 9562, 5.7). */
final class UuidV7 {

  private static final SecureRandom RANDOM = new SecureRandom();

  private UuidV7() {}

  static String next() {
    long most = (System.currentTimeMillis() << 16) | 0x7000 | RANDOM.nextInt(0x1000);
    long least = (RANDOM.nextLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(most, least).toString();
  }
}
