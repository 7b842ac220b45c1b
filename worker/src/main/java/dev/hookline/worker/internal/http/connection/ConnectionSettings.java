package dev.hookline.worker.internal.http.connection;

import dev.hookline.worker.internal.http.tls.ClientTls;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a connection. A kept connection is used only with the settings it was opened
 * with.
 *
 * @param tls the CA to trust and the certificate to present; null for the JVM's CAs and none
 * @param proxy the proxy that leads to the endpoint; null for none
 */
public record ConnectionSettings(@Nullable ClientTls tls, @Nullable ProxyServer proxy) {

  /** The JVM's CAs, no certificate, no proxy. */
  public static final ConnectionSettings DEFAULT = new ConnectionSettings(null, null);
}
