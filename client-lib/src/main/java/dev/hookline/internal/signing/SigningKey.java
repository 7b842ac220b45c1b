package dev.hookline.internal.signing;

/**
 * A secret key that signs requests: {@code whsec_} for HMAC-SHA256 (scheme {@code v1}), {@code
 * whsk_} for Ed25519 (scheme {@code v1a}). Immutable and thread-safe; {@code toString} never shows
 * the key.
 */
public sealed interface SigningKey permits HmacKey, Ed25519SecretKey {

  /**
   * Parses a key.
   *
   * @throws UnusableKeyException if it has neither prefix, is not base64 or has a wrong length: 24
   *     to 64 bytes for HMAC, 32 (the seed) or 64 (the seed and the public key) for Ed25519
   */
  static SigningKey of(String text) {
    if (text.startsWith(KeyText.HMAC)) {
      return HmacKey.of(text);
    }
    if (text.startsWith(KeyText.ED25519_SECRET)) {
      return Ed25519SecretKey.of(text);
    }
    throw new UnusableKeyException(
        text.startsWith(KeyText.ED25519_PUBLIC)
            ? "key must be a secret key to sign, found a public key (whpk_); use its whsk_ key"
            : "key must start with whsec_ or whsk_, found neither; create one with hookline keys new");
  }

  /**
   * Returns the signature with its scheme, such as {@code
   * v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=}.
   *
   * @param id the value of {@code webhook-id}, without a dot
   * @param timestamp the value of {@code webhook-timestamp}: seconds since 1970
   * @param body the exact bytes sent
   */
  String sign(String id, long timestamp, byte[] body);
}
