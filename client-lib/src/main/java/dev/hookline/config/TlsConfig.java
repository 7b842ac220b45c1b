package dev.hookline.config;

import static java.util.Objects.requireNonNull;

/**
 * The TLS of a webhook's connections: the CA to trust and the client certificate to present. Each
 * value is a secret reference, or empty for none; certificates may also be literal PEM. Immutable.
 *
 * @param ca certificates in PEM that are trusted instead of the JVM's CAs
 * @param cert the client certificate in PEM, followed by the certificates that lead to its root
 * @param key its private key in PEM (PKCS #8, PKCS #1 or SEC 1), not encrypted
 * @param pkcs12 a PKCS #12 file with certificate and key, instead of the two
 * @param password the password of that file
 */
public record TlsConfig(String ca, String cert, String key, String pkcs12, String password) {

  /** Checks for null. */
  public TlsConfig {
    requireNonNull(ca, "ca");
    requireNonNull(cert, "cert");
    requireNonNull(key, "key");
    requireNonNull(pkcs12, "pkcs12");
    requireNonNull(password, "password");
  }

  /** Trusts only these certificates. */
  public static TlsConfig trusting(String ca) {
    return new TlsConfig(ca, "", "", "", "");
  }

  /** Presents a certificate to endpoints that request one. */
  public static TlsConfig presenting(String cert, String key) {
    return new TlsConfig("", cert, key, "", "");
  }

  /** Returns the same with a client certificate. */
  public TlsConfig withCertificate(String pemCert, String pemKey) {
    return new TlsConfig(ca, pemCert, pemKey, "", "");
  }

  /** Returns the same with the client certificate of a PKCS #12 file. */
  public TlsConfig withPkcs12(String file, String filePassword) {
    return new TlsConfig(ca, "", "", file, filePassword);
  }

  /** Shows which parts there are. */
  @Override
  public String toString() {
    return "TlsConfig[%s%s]"
        .formatted(
            ca.isEmpty() ? "" : "ca ", cert.isEmpty() && pkcs12.isEmpty() ? "" : "certificate");
  }
}
