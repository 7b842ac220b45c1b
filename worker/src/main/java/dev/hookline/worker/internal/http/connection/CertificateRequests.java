package dev.hookline.worker.internal.http.connection;

import dev.hookline.worker.internal.http.tls.ClientIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A key manager that presents the client certificate, if there is one, and records which endpoints
 * requested it. It ignores which CAs an endpoint names, since many name too few. Thread-safe.
 */
final class CertificateRequests extends X509ExtendedKeyManager {

  private static final String ALIAS = "client";

  private final @Nullable ClientIdentity identity;

  private final Set<Socket> requested =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  CertificateRequests(@Nullable ClientIdentity identity) {
    this.identity = identity;
  }

  boolean hasCertificate() {
    return identity != null;
  }

  boolean wasRequested(Socket socket) {
    return requested.contains(socket);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
    requested.add(socket);
    return identity != null && Arrays.asList(keyTypes).contains(identity.keyType()) ? ALIAS : null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return identity == null ? null : identity.chain().toArray(new X509Certificate[0]);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return identity == null ? null : identity.key();
  }
}
