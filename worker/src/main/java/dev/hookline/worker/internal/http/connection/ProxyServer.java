package dev.hookline.worker.internal.http.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy.
 *
 * @param kind how it is spoken to
 * @param host its name or address
 * @param login the worker's credentials; null for none
 */
public record ProxyServer(Kind kind, String host, int port, @Nullable ProxyLogin login) {

  /** The protocol of a proxy. */
  public enum Kind {
    /** CONNECT for https, the whole url for http. */
    HTTP,
    /** SOCKS 5, with the endpoint's host name. */
    SOCKS5
  }

  private static final int HTTP_PORT = 80;
  private static final int SOCKS_PORT = 1080;
  private static final int MAX_PORT = 65_535;

  /**
   * Reads a url such as {@code http://user:password@host:port}; a host and port alone is one of
   * HTTP.
   *
   * @return empty if it is none
   */
  public static Optional<ProxyServer> parse(String url) {
    try {
      URI uri = new URI(url.contains("://") ? url.strip() : "http://" + url.strip());
      Kind kind = kind(uri.getScheme().toLowerCase(Locale.ROOT));
      if (kind == null || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
        return Optional.empty();
      }
      int standard = kind == Kind.HTTP ? HTTP_PORT : SOCKS_PORT;
      return Optional.of(
          new ProxyServer(
              kind,
              withoutBrackets(uri.getHost()),
              uri.getPort() < 0 ? standard : uri.getPort(),
              login(uri.getRawUserInfo())));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Kind kind(String scheme) {
    return switch (scheme) {
      case "http" -> Kind.HTTP;
      case "socks5", "socks5h" -> Kind.SOCKS5;
      default -> null;
    };
  }

  private static @Nullable ProxyLogin login(@Nullable String userInfo) {
    if (userInfo == null || userInfo.isEmpty()) {
      return null;
    }
    String[] parts = userInfo.split(":", 2);
    return new ProxyLogin(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Returns the same with credentials. */
  public ProxyServer withLogin(String username, String password) {
    return new ProxyServer(kind, host, port, new ProxyLogin(username, password));
  }

  /**
   * Returns the secrets that no text may show: the password, also in the form in which it is sent.
   */
  public List<String> secrets() {
    return login == null
        ? List.of()
        : List.of(login.password(), login.header().substring(login.header().indexOf(' ') + 1));
  }

  /** Returns its host and port. */
  String address() {
    return "%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }

  /** Shows only its host and port. */
  @Override
  public String toString() {
    return "%s proxy %s".formatted(kind, address());
  }
}
