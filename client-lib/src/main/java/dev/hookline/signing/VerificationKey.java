package dev.hookline.signing;

import java.util.List;

/**
 * A key that checks signatures: {@code whsec_} for HMAC-SHA256, {@code whpk_} for Ed25519.
 * Immutable and thread-safe; its text never shows the key.
 */
public sealed interface VerificationKey permits HmacKey, Ed25519PublicKey {

  /**
   * Returns the key of that text.
   *
   * @throws UnusableKeyException if it has neither prefix, is no base64, has a wrong length or is
   *     no public key
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
            ? "key must be the public one of the pair (whpk_), found the secret one (whsk_), which stays with the sender"
            : "key must begin with whsec_ or whpk_, found neither; ask the sender for it");
  }

  /** Returns the scheme that it checks: {@code v1} or {@code v1a}. */
  String scheme();

  /**
   * Returns whether this key's owner made one of the signatures, in a time that does not tell how
   * much of a wrong one is right.
   *
   * @param signatures the signatures of its scheme in base64, without {@code v1,}
   * @param timestamp as it stands in the header
   * @param body the exact bytes that arrived
   */
  boolean signedOneOf(List<String> signatures, String id, String timestamp, byte[] body);
}
