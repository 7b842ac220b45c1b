package dev.hookline.config;

import static java.util.Objects.requireNonNull;

/**
 * How a webhook's requests are authenticated: one of {@link Bearer}, {@link Basic}, {@link ApiKey}
 * and {@link OAuth2Config}. Immutable; checked with the rest of the configuration. Secrets are
 * references such as {@code ${env:NAME}} or {@code ${file:/path}}.
 */
public sealed interface AuthConfig
    permits AuthConfig.Bearer, AuthConfig.Basic, AuthConfig.ApiKey, OAuth2Config {

  /** Returns the scheme as a file names it: bearer, basic, apiKey or oauth2. */
  String scheme();

  /**
   * Sends {@code Authorization: Bearer} with a token.
   *
   * @param token the secret reference of the token
   */
  record Bearer(String token) implements AuthConfig {

    /** Checks for null. */
    public Bearer {
      requireNonNull(token, "token");
    }

    @Override
    public String scheme() {
      return "bearer";
    }

    /** Shows only the scheme, since values may be literal secrets. */
    @Override
    public String toString() {
      return "Bearer[]";
    }
  }

  /**
   * Sends {@code Authorization: Basic} (RFC 7617) in UTF-8.
   *
   * @param username the user's name, without a colon; may hold a secret reference
   * @param password the secret reference of the password
   */
  record Basic(String username, String password) implements AuthConfig {

    /** Checks for null. */
    public Basic {
      requireNonNull(username, "username");
      requireNonNull(password, "password");
    }

    @Override
    public String scheme() {
      return "basic";
    }

    /** Shows only the scheme, since values may be literal secrets. */
    @Override
    public String toString() {
      return "Basic[]";
    }
  }

  /**
   * Sends a key in a header of its own.
   *
   * @param header the header's name, such as {@code X-Api-Key}
   * @param value the header's value with the secret reference of the key
   */
  record ApiKey(String header, String value) implements AuthConfig {

    /** Checks for null. */
    public ApiKey {
      requireNonNull(header, "header");
      requireNonNull(value, "value");
    }

    @Override
    public String scheme() {
      return "apiKey";
    }

    /** Shows only the header, since the value may be a literal secret. */
    @Override
    public String toString() {
      return "ApiKey[" + header + "]";
    }
  }

  /** Returns bearer authentication. */
  static AuthConfig bearer(String token) {
    return new Bearer(token);
  }

  /** Returns basic authentication. */
  static AuthConfig basic(String username, String password) {
    return new Basic(username, password);
  }

  /** Returns authentication by a key in a header. */
  static AuthConfig apiKey(String header, String value) {
    return new ApiKey(header, value);
  }

  /** Returns OAuth2 client credentials, to which the {@code with} methods add. */
  static OAuth2Config oauth2(String tokenUrl, String clientId, String clientSecret) {
    return OAuth2Config.of(tokenUrl, clientId, clientSecret);
  }
}
