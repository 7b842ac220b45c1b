package dev.hookline.worker.internal.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The CAs that a connection trusts, and the client certificate it presents. Two are equal if they
 * were parsed from the same bytes. Immutable.
 */
public final class ClientTls {

  private final String digest;
  private final @Nullable X509TrustManager trust;
  private final @Nullable ClientIdentity identity;

  private ClientTls(
      String digest, @Nullable X509TrustManager trust, @Nullable ClientIdentity identity) {
    this.digest = digest;
    this.trust = trust;
    this.identity = identity;
  }

  /** Parses the material. */
  static ClientTls of(TlsMaterial material) throws UnusableTlsException {
    @Nullable ClientIdentity identity = null;
    if (material.pkcs12().length > 0) {
      identity = pkcs12(material.pkcs12(), material.password());
    } else if (!material.cert().isEmpty()) {
      identity =
          new ClientIdentity(
              PrivateKeys.of("tls.key", material.key()),
              Pem.certificates("tls.cert", material.cert()));
      identity.check();
    }
    return new ClientTls(
        material.digest(), material.ca().isEmpty() ? null : trust(material.ca()), identity);
  }

  private static X509TrustManager trust(String ca) throws UnusableTlsException {
    List<X509Certificate> certificates = Pem.certificates("tls.ca", ca);
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (X509Certificate certificate : certificates) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager found) {
          return found;
        }
      }
      throw new GeneralSecurityException("no trust manager");
    } catch (GeneralSecurityException | IOException e) {
      throw new UnusableTlsException("tls.ca has certificates that this Java cannot use");
    }
  }

  private static ClientIdentity pkcs12(byte[] file, String password) throws UnusableTlsException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file), password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.getKey(alias, password.toCharArray());
        if (key instanceof PrivateKey found) {
          return new ClientIdentity(found, chain(store.getCertificateChain(alias)));
        }
      }
      throw new UnusableTlsException("tls.pkcs12 must have a private key, found none");
    } catch (GeneralSecurityException | IOException e) {
      throw new UnusableTlsException(
          "tls.pkcs12 must be a PKCS #12 file that tls.password opens, found another; write both anew");
    }
  }

  /** Java returns null for a key without a certificate. */
  private static List<X509Certificate> chain(Certificate @Nullable [] certificates)
      throws UnusableTlsException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : certificates == null ? new Certificate[0] : certificates) {
      if (certificate instanceof X509Certificate x509) {
        chain.add(x509);
      }
    }
    if (chain.isEmpty()) {
      throw new UnusableTlsException("tls.pkcs12 must have a certificate, found none");
    }
    return chain;
  }

  /** Returns the CAs to trust; null for the JVM's. */
  public @Nullable X509TrustManager trust() {
    return trust;
  }

  /** Returns the certificate to present; null for none. */
  public @Nullable ClientIdentity identity() {
    return identity;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientTls tls && tls.digest.equals(digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  /** Shows which parts there are. */
  @Override
  public String toString() {
    return "ClientTls[%s%s]"
        .formatted(trust == null ? "" : "ca ", identity == null ? "" : "identity");
  }
}
