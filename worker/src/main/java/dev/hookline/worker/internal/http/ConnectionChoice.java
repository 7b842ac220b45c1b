package dev.hookline.worker.internal.http;

import dev.hookline.config.TlsConfig;
import dev.hookline.config.internal.SecretReference;
import dev.hookline.contract.ProxySettings;
import dev.hookline.contract.TlsSettings;
import dev.hookline.worker.internal.http.Requests.UnusableRequestException;
import dev.hookline.worker.internal.http.connection.ConnectionSettings;
import dev.hookline.worker.internal.http.connection.Proxies;
import dev.hookline.worker.internal.http.connection.ProxyServer;
import dev.hookline.worker.internal.http.tls.ClientTls;
import dev.hookline.worker.internal.http.tls.ClientTlsCache;
import dev.hookline.worker.internal.http.tls.TlsMaterial;
import dev.hookline.worker.internal.http.tls.UnusableTlsException;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import dev.hookline.worker.internal.secrets.Secrets;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the connection settings of an attempt. Files are read each time, so rotated ones take
 * effect.
 */
final class ConnectionChoice {

  /** A proxy that this worker may not use; the message contains no secret. */
  static final class BlockedProxyException extends Exception {
    private static final long serialVersionUID = 1;

    BlockedProxyException(String message) {
      super(message);
    }
  }

  private final Secrets secrets;
  private final Proxies proxies;
  private final ClientTlsCache cache;

  ConnectionChoice(Secrets secrets, Proxies proxies, ClientTlsCache cache) {
    this.secrets = secrets;
    this.proxies = proxies;
    this.cache = cache;
  }

  ConnectionSettings of(HttpUrl url, @Nullable TlsSettings tls, @Nullable ProxySettings proxy)
      throws SecretMissingException, UnusableRequestException, BlockedProxyException {
    return new ConnectionSettings(
        tls == null || !url.isHttps() ? null : tls(tls.toConfig()), proxy(url, proxy));
  }

  private ClientTls tls(TlsConfig tls) throws SecretMissingException {
    TlsMaterial material =
        new TlsMaterial(
            secrets.resolvePem(tls.ca()),
            secrets.resolvePem(tls.cert()),
            secrets.resolvePem(tls.key()),
            tls.pkcs12().isEmpty() ? new byte[0] : secrets.bytes(tls.pkcs12()),
            secrets.resolve(tls.password()));
    try {
      return cache.of(material);
    } catch (UnusableTlsException e) {
      throw SecretMissingException.unusable(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable ProxyServer proxy(HttpUrl url, @Nullable ProxySettings proxy)
      throws SecretMissingException, UnusableRequestException, BlockedProxyException {
    if (proxy == null) {
      return proxies.of(url).orElse(null);
    }
    if (proxy.isDirect()) {
      return null;
    }
    ProxyServer server = ProxyServer.parse(secrets.resolve(proxy.url())).orElse(null);
    if (server == null) {
      String rule = "its proxy must be http://host:port or socks5://host:port";
      SecretMissingException.checkValue(rule, proxy.url());
      throw new UnusableRequestException(rule);
    }
    if (!proxies.allows(server)) {
      throw new BlockedProxyException(
          "%s is not allowed by this worker; add it to HOOKLINE_ALLOWED_PROXIES"
              .formatted(
                  SecretReference.isIn(proxy.url())
                      ? "its proxy"
                      : "proxy %s:%d".formatted(server.host(), server.port())));
    }
    return proxy.username() == null && proxy.password() == null
        ? server
        : server.withLogin(
            secrets.resolvePresent("proxy.username", orEmpty(proxy.username())),
            secrets.resolvePresent("proxy.password", orEmpty(proxy.password())));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
