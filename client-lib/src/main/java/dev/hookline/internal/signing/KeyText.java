package dev.hookline.internal.signing;

import java.util.Base64;

/** The text form of keys: a prefix for their type, then base64. */
final class KeyText {

  static final String HMAC = "whsec_";
  static final String ED25519_SECRET = "whsk_";
  static final String ED25519_PUBLIC = "whpk_";

  private KeyText() {}

  static String of(String prefix, byte[] key) {
    return prefix + Base64.getEncoder().encodeToString(key);
  }

  /** Decodes the text after the prefix. */
  static byte[] bytes(String prefix, String text) {
    try {
      return Base64.getDecoder().decode(text.substring(prefix.length()));
    } catch (IllegalArgumentException e) {
      // the cause's message would show characters of the key
      throw new UnusableKeyException(
          "key must be base64 after %s, found another character".formatted(prefix));
    }
  }
}
