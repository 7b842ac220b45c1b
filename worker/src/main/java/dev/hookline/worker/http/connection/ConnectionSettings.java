package dev.hookline.worker.http.connection;

import dev.hookline.worker.http.tls.ClientTls;
import org.jspecify.annotations.Nullable;

/**
 * What tells connections to one endpoint apart: none is used with other settings than it was made
 * with.
 *
 * @param tls who is trusted and what is presented; null for the JVM's authorities and nothing
 * @param proxy the proxy that leads to the endpoint; null for none
 */
public record ConnectionSettings(@Nullable ClientTls tls, @Nullable ProxyServer proxy) {

  /** The JVM's authorities, no certificate, no proxy. */
  public static final ConnectionSettings DEFAULT = new ConnectionSettings(null, null);
}
