package dev.hookline.internal.signing;

import java.util.Arrays;
import java.util.Base64;

/** The secret key of an Ed25519 pair: the seed of RFC 8032. */
final class Ed25519SecretKey implements SigningKey {

  static final String SCHEME = "v1a";

  private static final int WITH_PUBLIC_KEY_BYTES = 64;

  private final byte[] seed;

  private Ed25519SecretKey(byte[] seed) {
    this.seed = seed;
  }

  static Ed25519SecretKey of(String text) {
    byte[] key = KeyText.bytes(KeyText.ED25519_SECRET, text);
    if (key.length != Ed25519.KEY_BYTES && key.length != WITH_PUBLIC_KEY_BYTES) {
      throw new UnusableKeyException(
          "key must have %d bytes (the seed) or %d (the seed and the public key) after whsk_, found %d"
              .formatted(Ed25519.KEY_BYTES, WITH_PUBLIC_KEY_BYTES, key.length));
    }
    // the JDK derives the public key from the seed
    return new Ed25519SecretKey(Arrays.copyOf(key, Ed25519.KEY_BYTES));
  }

  @Override
  public String sign(String id, long timestamp, byte[] body) {
    byte[] prefix = new SignedContent(id, Long.toString(timestamp), body).prefix();
    return SCHEME + ',' + Base64.getEncoder().encodeToString(Ed25519.sign(seed, prefix, body));
  }

  @Override
  public String toString() {
    return "Ed25519 secret key";
  }
}
