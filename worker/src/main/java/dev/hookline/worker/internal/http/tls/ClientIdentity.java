package dev.hookline.worker.internal.http.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificate that a worker presents, with its chain, and its private key.
 *
 * @param chain the certificate first, then those that lead to its root
 */
public record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {

  private static final byte[] ANYTHING = {1, 2, 3};

  /** Copies the list. */
  public ClientIdentity {
    chain = List.copyOf(chain);
  }

  /** Returns the key's type as TLS names it. */
  public String keyType() {
    String algorithm = key.getAlgorithm();
    return algorithm.equals("Ed25519") ? "EdDSA" : algorithm;
  }

  /** Shows only the certificate's subject. */
  @Override
  public String toString() {
    return "ClientIdentity[" + chain.get(0).getSubjectX500Principal().getName() + "]";
  }

  /**
   * Rejects a key that does not belong to the certificate, as between the writes of two rotated
   * files.
   */
  void check() throws UnusableTlsException {
    PublicKey ofCertificate = chain.get(0).getPublicKey();
    String algorithm = algorithm(key.getAlgorithm());
    if (!algorithm(ofCertificate.getAlgorithm()).equals(algorithm)) {
      throw mismatch();
    }
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(ANYTHING);
      byte[] signed = signature.sign();
      signature.initVerify(ofCertificate);
      signature.update(ANYTHING);
      if (!signature.verify(signed)) {
        throw mismatch();
      }
    } catch (GeneralSecurityException e) {
      throw mismatch();
    }
  }

  private static String algorithm(String ofKey) {
    return switch (ofKey) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      case "EdDSA", "Ed25519" -> "EdDSA";
      default -> ofKey;
    };
  }

  private static UnusableTlsException mismatch() {
    return new UnusableTlsException(
        "tls.key must be the private key of tls.cert, found another; write the pair anew");
  }
}
