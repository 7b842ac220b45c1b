package dev.hookline.durable;

import java.security.SecureRandom;
import java.util.UUID;

/** Generated idempotency keys: UUIDs that sort by creation time (RFC 9562, 5.7). */
final class UuidV7 {

  private static final SecureRandom RANDOM = new SecureRandom();

  private UuidV7() {}

  static String next() {
    long mostSignificant = (System.currentTimeMillis() << 16) | 0x7000 | RANDOM.nextInt(0x1000);
    long leastSignificant = (RANDOM.nextLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(mostSignificant, leastSignificant).toString();
  }
}
