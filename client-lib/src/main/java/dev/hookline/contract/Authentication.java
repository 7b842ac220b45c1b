package dev.hookline.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hookline.config.AuthConfig;
import dev.hookline.config.OAuth2Config;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a webhook are authenticated, other than by {@link WebhookCall#authToken}:
 * exactly one field is there. Secrets are references, never values.
 *
 * @param basic a user's name and password
 * @param apiKey a key in a header of its own
 * @param oauth2 OAuth2 client credentials
 */
public record Authentication(
    @Nullable Basic basic, @Nullable ApiKey apiKey, @Nullable OAuth2 oauth2) {

  /**
   * Basic authentication.
   *
   * @param username the user's name
   * @param password the secret reference of the password
   */
  public record Basic(String username, String password) {

    /** Takes an absent text for an empty one. */
    public Basic {
      username = orEmpty(username);
      password = orEmpty(password);
    }

    /** Shows no value, since a foreign plan may contain literal secrets. */
    @Override
    public String toString() {
      return "Basic[]";
    }
  }

  /**
   * A key in a header.
   *
   * @param header the header's name
   * @param value its value with the secret reference
   */
  public record ApiKey(String header, String value) {

    /** Takes an absent text for an empty one. */
    public ApiKey {
      header = orEmpty(header);
      value = orEmpty(value);
    }

    /** Shows no value, since a foreign plan may contain literal secrets. */
    @Override
    public String toString() {
      return "ApiKey[]";
    }
  }

  /**
   * OAuth2 client credentials.
   *
   * @param tokenUrl where access tokens are requested
   * @param clientId the client's id
   * @param clientSecret the secret reference of the client's secret
   * @param scopes the requested scopes; absent for none
   * @param params further parameters of the token request, in order; absent for none
   * @param style {@code basic} (also where absent) or {@code post}
   * @param tls the TLS of the token endpoint; absent for the JVM's CAs
   */
  public record OAuth2(
      String tokenUrl,
      String clientId,
      String clientSecret,
      List<String> scopes,
      Map<String, String> params,
      @Nullable String style,
      @Nullable TlsSettings tls) {

    /** Copies the collections; takes an absent text for an empty one. */
    public OAuth2 {
      tokenUrl = orEmpty(tokenUrl);
      clientId = orEmpty(clientId);
      clientSecret = orEmpty(clientSecret);
      scopes = scopes == null ? List.of() : List.copyOf(scopes);
      params = params == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    private static OAuth2 of(OAuth2Config oauth2) {
      return new OAuth2(
          oauth2.tokenUrl(),
          oauth2.clientId(),
          oauth2.clientSecret(),
          oauth2.scopes(),
          oauth2.params(),
          oauth2.style().equals(OAuth2Config.BASIC) ? null : oauth2.style(),
          TlsSettings.of(oauth2.tls()));
    }

    /** Returns the configuration that this came from. */
    public OAuth2Config toConfig() {
      return new OAuth2Config(
          tokenUrl,
          clientId,
          clientSecret,
          scopes,
          params,
          style == null ? OAuth2Config.BASIC : style,
          tls == null ? null : tls.toConfig());
    }

    /** Shows no value, since a foreign plan may contain literal secrets. */
    @Override
    public String toString() {
      return "OAuth2[]";
    }
  }

  /** Returns the wire form of a configuration; null if there is none. */
  static @Nullable Authentication of(@Nullable AuthConfig auth) {
    if (auth instanceof AuthConfig.Basic basic) {
      return new Authentication(new Basic(basic.username(), basic.password()), null, null);
    }
    if (auth instanceof AuthConfig.ApiKey apiKey) {
      return new Authentication(null, new ApiKey(apiKey.header(), apiKey.value()), null);
    }
    if (auth instanceof OAuth2Config oauth2) {
      return new Authentication(null, null, OAuth2.of(oauth2));
    }
    // a bearer token is the call's authToken, which every worker knows
    return null;
  }

  /** Returns the configuration that this came from; null for a scheme that is not known here. */
  @Nullable AuthConfig toConfig() {
    if (basic != null) {
      return AuthConfig.basic(basic.username(), basic.password());
    }
    if (apiKey != null) {
      return AuthConfig.apiKey(apiKey.header(), apiKey.value());
    }
    return oauth2 == null ? null : oauth2.toConfig();
  }

  /** Returns the scheme as a file names it; empty for one that is not known here. */
  public String scheme() {
    AuthConfig config = toConfig();
    return config == null ? "" : config.scheme();
  }

  /** Returns whether there is exactly one scheme, and it is known here. */
  @JsonIgnore
  public boolean isKnown() {
    return (basic == null ? 0 : 1) + (apiKey == null ? 0 : 1) + (oauth2 == null ? 0 : 1) == 1;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Shows only the scheme, since values may be literal secrets. */
  @Override
  public String toString() {
    return "Authentication[" + scheme() + "]";
  }
}
