package dev.hookline.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hookline.config.ProxyConfig;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that a webhook is called through. Secrets are references, never values.
 *
 * @param url {@code http://host:port} or {@code socks5://host:port}; {@code direct} for no proxy,
 *     regardless of the worker's environment
 * @param username the user's name at the proxy; absent for none
 * @param password the secret reference of the password; absent for none
 */
public record ProxySettings(String url, @Nullable String username, @Nullable String password) {

  /** Takes an absent url for an empty one, and an empty text for an absent one. */
  public ProxySettings {
    url = url == null ? "" : url;
    username = "".equals(username) ? null : username;
    password = "".equals(password) ? null : password;
  }

  /** Returns the wire form of a configuration; null if there is none. */
  static @Nullable ProxySettings of(@Nullable ProxyConfig proxy) {
    return proxy == null
        ? null
        : new ProxySettings(proxy.url(), proxy.username(), proxy.password());
  }

  /** Returns the configuration that this came from. */
  public ProxyConfig toConfig() {
    return new ProxyConfig(url, username == null ? "" : username, password == null ? "" : password);
  }

  /** Returns whether no proxy is used. */
  @JsonIgnore
  public boolean isDirect() {
    return url.equals(ProxyConfig.DIRECT_URL);
  }

  /** Shows whether there is one, since a foreign plan may contain literal secrets. */
  @Override
  public String toString() {
    return isDirect() ? "ProxySettings[direct]" : "ProxySettings[]";
  }
}
