package dev.hookline.internal.signing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/** Ed25519 (RFC 8032) with the JDK, with keys as the raw bytes of the RFC. */
final class Ed25519 {

  static final String NAME = "Ed25519";
  static final int KEY_BYTES = 32;
  static final int SIGNATURE_BYTES = 64;

  /** The prefix of a 32-byte public key in X.509 form (RFC 8410). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  static byte[] sign(byte[] seed, byte[]... parts) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(NAME)
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /** Returns the key of 32 bytes; empty if they are not a point on the curve. */
  static Optional<PublicKey> publicKey(byte[] bytes) {
    byte[] encoded = new byte[X509_PREFIX.length + KEY_BYTES];
    System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
    System.arraycopy(bytes, 0, encoded, X509_PREFIX.length, KEY_BYTES);
    try {
      PublicKey key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
      // the point is computed on first use
      Signature.getInstance(NAME).initVerify(key);
      return Optional.of(key);
    } catch (InvalidKeySpecException | InvalidKeyException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  static boolean verify(PublicKey key, byte[] candidate, byte[]... parts) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.verify(candidate);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  static IllegalStateException unavailable(GeneralSecurityException e) {
    return new IllegalStateException("every JDK since 15 has Ed25519", e);
  }
}
