package dev.hookline.internal.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/** A secret shared by sender and receiver. */
final class HmacKey implements SigningKey, VerificationKey {

  static final int MIN_BYTES = 24;
  static final int MAX_BYTES = 64;

  private static final String SCHEME = "v1";

  private final byte[] secret;

  private HmacKey(byte[] secret) {
    this.secret = secret;
  }

  static HmacKey of(String text) {
    byte[] secret = KeyText.bytes(KeyText.HMAC, text);
    if (secret.length < MIN_BYTES || secret.length > MAX_BYTES) {
      throw new UnusableKeyException(
          "key must have %d to %d bytes after whsec_, found %d"
              .formatted(MIN_BYTES, MAX_BYTES, secret.length));
    }
    return new HmacKey(secret);
  }

  @Override
  public String sign(String id, long timestamp, byte[] body) {
    return SCHEME + ',' + signature(new SignedContent(id, Long.toString(timestamp), body));
  }

  private String signature(SignedContent content) {
    return Base64.getEncoder()
        .encodeToString(Hmac.sha256(secret, content.prefix(), content.body()));
  }

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public boolean verifiesAny(List<String> signatures, String id, String timestamp, byte[] body) {
    byte[] expected = signature(new SignedContent(id, timestamp, body)).getBytes(US_ASCII);
    boolean found = false;
    for (String signature : signatures) {
      // compared as text: base64 can encode the same bytes in more than one way
      found |= MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
    }
    return found;
  }

  @Override
  public String toString() {
    return "HMAC-SHA256 key";
  }
}
