package dev.hookline.internal.signing;

import java.security.PublicKey;
import java.util.Base64;
import java.util.List;

/** The public key of an Ed25519 pair. */
final class Ed25519PublicKey implements VerificationKey {

  private final PublicKey key;

  private Ed25519PublicKey(PublicKey key) {
    this.key = key;
  }

  static Ed25519PublicKey of(String text) {
    byte[] bytes = KeyText.bytes(KeyText.ED25519_PUBLIC, text);
    if (bytes.length != Ed25519.KEY_BYTES) {
      throw new UnusableKeyException(
          "key must have %d bytes after whpk_, found %d"
              .formatted(Ed25519.KEY_BYTES, bytes.length));
    }
    return Ed25519.publicKey(bytes)
        .map(Ed25519PublicKey::new)
        .orElseThrow(
            () -> new UnusableKeyException("key must be an Ed25519 public key, found other bytes"));
  }

  @Override
  public String scheme() {
    return Ed25519SecretKey.SCHEME;
  }

  @Override
  public boolean verifiesAny(List<String> signatures, String id, String timestamp, byte[] body) {
    byte[] prefix = new SignedContent(id, timestamp, body).prefix();
    for (String signature : signatures) {
      byte[] bytes = decoded(signature);
      if (bytes.length == Ed25519.SIGNATURE_BYTES && Ed25519.verify(key, bytes, prefix, body)) {
        return true;
      }
    }
    return false;
  }

  /** Returns no bytes if the signature is not base64. */
  private static byte[] decoded(String signature) {
    try {
      return Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  @Override
  public String toString() {
    return "Ed25519 public key";
  }
}
