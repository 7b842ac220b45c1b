package dev.hookline.signing;

import java.util.Base64;

/** How keys are written: a prefix that names their kind, then base64. */
final class KeyText {

  static final String HMAC = "whsec_";
  static final String ED25519_SECRET = "whsk_";
  static final String ED25519_PUBLIC = "whpk_";

  private KeyText() {}

  static String of(String prefix, byte[] key) {
    return prefix + Base64.getEncoder().encodeToString(key);
  }

  /** Returns the bytes after the prefix. */
  static byte[] bytes(String prefix, String text) {
    try {
      return Base64.getDecoder().decode(text.substring(prefix.length()));
    } catch (IllegalArgumentException e) {
      // its message would show characters of the key
      throw new UnusableKeyException(
          "key must be base64 after %s, found another character".formatted(prefix));
    }
  }
}
