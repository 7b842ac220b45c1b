package dev.hookline.config;

import static java.util.Objects.requireNonNull;

/**
 * The proxy of a webhook's connections, which the worker must allow. Immutable.
 *
 * @param url {@code http://host:port} or {@code socks5://host:port}; {@value #DIRECT_URL} for no
 *     proxy, regardless of the worker's environment; may hold secret references
 * @param username the user's name at the proxy; empty for none; may hold secret references
 * @param password the secret reference of the password; empty for none
 */
public record ProxyConfig(String url, String username, String password) {

  /** The url of {@link #DIRECT}. */
  public static final String DIRECT_URL = "direct";

  /** No proxy, regardless of the worker's environment. */
  public static final ProxyConfig DIRECT = new ProxyConfig(DIRECT_URL, "", "");

  /** Checks for null. */
  public ProxyConfig {
    requireNonNull(url, "url");
    requireNonNull(username, "username");
    requireNonNull(password, "password");
  }

  /** Returns a proxy without credentials. */
  public static ProxyConfig of(String url) {
    return new ProxyConfig(url, "", "");
  }

  /** Returns the same with credentials. */
  public ProxyConfig withCredentials(String user, String secret) {
    return new ProxyConfig(url, user, secret);
  }

  /** Returns whether there is no proxy. */
  public boolean isDirect() {
    return url.equals(DIRECT_URL);
  }

  /** Shows whether there is one, since the url may contain a secret. */
  @Override
  public String toString() {
    return isDirect() ? "ProxyConfig[direct]" : "ProxyConfig[]";
  }
}
