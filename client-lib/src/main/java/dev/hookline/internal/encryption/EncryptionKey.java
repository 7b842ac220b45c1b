package dev.hookline.internal.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of AES-256 and the one derived from it for digests.
 *
 * @param id what payloads name it by
 * @param aes encrypts
 * @param digest makes keyed digests
 */
record EncryptionKey(String id, SecretKey aes, SecretKey digest) {

  static final int BYTES = 32;
  static final String HMAC = "HmacSHA256";

  /** HKDF-Expand of RFC 5869 with this text as info and 32 bytes of output. */
  private static final String DIGEST_INFO = "hookline payload digest";

  static EncryptionKey of(String id, byte[] key) {
    byte[] info = (DIGEST_INFO + '\u0001').getBytes(US_ASCII);
    return new EncryptionKey(
        id,
        new SecretKeySpec(key, "AES"),
        new SecretKeySpec(hmac(new SecretKeySpec(key, HMAC), info), HMAC));
  }

  static byte[] hmac(SecretKey key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  /** Returns the id alone. */
  @Override
  public String toString() {
    return id;
  }
}
