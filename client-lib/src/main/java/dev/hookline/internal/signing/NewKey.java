package dev.hookline.internal.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A generated key; {@code toString} never shows the secret one.
 *
 * @param secretKey for the sender ({@code whsk_}), or for sender and receiver ({@code whsec_})
 * @param publicKey for receivers ({@code whpk_}); null for HMAC, whose receivers need the secret
 */
public record NewKey(String secretKey, @Nullable String publicKey) {

  private static final int HMAC_BYTES = 32;

  /** Generates a secret of 32 bytes for HMAC-SHA256. */
  public static NewKey hmac(SecureRandom random) {
    byte[] secret = new byte[HMAC_BYTES];
    random.nextBytes(secret);
    return new NewKey(KeyText.of(KeyText.HMAC, secret), null);
  }

  /** Generates an Ed25519 pair; its secret key contains the seed and the public key. */
  public static NewKey ed25519(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(Ed25519.NAME);
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] seed = rawKey(pair.getPrivate().getEncoded());
      byte[] publicBytes = rawKey(pair.getPublic().getEncoded());
      byte[] both = Arrays.copyOf(seed, seed.length + publicBytes.length);
      System.arraycopy(publicBytes, 0, both, seed.length, publicBytes.length);
      return new NewKey(
          KeyText.of(KeyText.ED25519_SECRET, both),
          KeyText.of(KeyText.ED25519_PUBLIC, publicBytes));
    } catch (GeneralSecurityException e) {
      throw Ed25519.unavailable(e);
    }
  }

  /** PKCS #8 and X.509 end with the raw key (RFC 8410). */
  private static byte[] rawKey(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - Ed25519.KEY_BYTES, encoded.length);
  }

  @Override
  public String toString() {
    return publicKey == null ? "NewKey[whsec_]" : "NewKey[" + publicKey + "]";
  }
}
