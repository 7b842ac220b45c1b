package dev.hookline.internal.signing;

import java.util.List;

/**
 * A key that verifies signatures: {@code whsec_} for HMAC-SHA256, {@code whpk_} for Ed25519.
 * Immutable and thread-safe; {@code toString} never shows the key.
 */
public sealed interface VerificationKey permits HmacKey, Ed25519PublicKey {

  /**
   * Parses a key.
   *
   * @throws UnusableKeyException if it has neither prefix, is not base64, has a wrong length or is
   *     not a public key
   */
  static VerificationKey of(String text) {
    if (text.startsWith(KeyText.HMAC)) {
      return HmacKey.of(text);
    }
    if (text.startsWith(KeyText.ED25519_PUBLIC)) {
      return Ed25519PublicKey.of(text);
    }
    throw new UnusableKeyException(
        text.startsWith(KeyText.ED25519_SECRET)
            ? "key must be the public key of the pair (whpk_), found the secret key (whsk_), which only the sender may have"
            : "key must start with whsec_ or whpk_, found neither; ask the sender for it");
  }

  /** Returns the scheme that it verifies: {@code v1} or {@code v1a}. */
  String scheme();

  /**
   * Returns whether one of the signatures is valid for this key, in a time that does not reveal how
   * much of a wrong one matches.
   *
   * @param signatures the signatures of its scheme in base64, without {@code v1,}
   * @param timestamp as written in the header
   * @param body the exact bytes received
   */
  boolean verifiesAny(List<String> signatures, String id, String timestamp, byte[] body);
}
