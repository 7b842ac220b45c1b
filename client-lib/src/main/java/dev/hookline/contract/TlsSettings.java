package dev.hookline.contract;

import dev.hookline.config.TlsConfig;
import org.jspecify.annotations.Nullable;

/**
 * The TLS of a webhook or of a token endpoint. Secrets are references, never values; a field that
 * is absent is none.
 *
 * @param ca certificates in PEM that are trusted instead of the JVM's CAs
 * @param cert the client certificate in PEM
 * @param key its private key in PEM
 * @param pkcs12 a file with both
 * @param password the password of that file
 */
public record TlsSettings(
    @Nullable String ca,
    @Nullable String cert,
    @Nullable String key,
    @Nullable String pkcs12,
    @Nullable String password) {

  /** Returns the wire form of a configuration; null if there is none. */
  static @Nullable TlsSettings of(@Nullable TlsConfig tls) {
    return tls == null
        ? null
        : new TlsSettings(
            orNull(tls.ca()),
            orNull(tls.cert()),
            orNull(tls.key()),
            orNull(tls.pkcs12()),
            orNull(tls.password()));
  }

  /** Returns the configuration that this came from. */
  public TlsConfig toConfig() {
    return new TlsConfig(
        orEmpty(ca), orEmpty(cert), orEmpty(key), orEmpty(pkcs12), orEmpty(password));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Shows which parts there are. */
  @Override
  public String toString() {
    return toConfig().toString();
  }
}
