package dev.hookline.config;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OAuth2 client credentials (RFC 6749, section 4.4): the worker requests an access token, keeps it
 * until shortly before its end, and sends it as bearer token. Immutable.
 *
 * @param tokenUrl where tokens are requested: absolute, http or https; may hold secret references
 * @param clientId the client's id; may hold secret references
 * @param clientSecret the secret reference of the client's secret
 * @param scopes the requested scopes; empty for the server's default
 * @param params further parameters of the token request in order, such as {@code audience}; values
 *     may hold secret references
 * @param style how the client authenticates: {@value #BASIC} (the default) by a header, {@value
 *     #POST} in the body
 * @param tls the TLS of the token endpoint; null for the JVM's CAs and no certificate
 */
public record OAuth2Config(
    String tokenUrl,
    String clientId,
    String clientSecret,
    List<String> scopes,
    Map<String, String> params,
    String style,
    @Nullable TlsConfig tls)
    implements AuthConfig {

  /** The client authenticates by {@code Authorization: Basic}. */
  public static final String BASIC = "basic";

  /** The client's id and secret are parameters of the body. */
  public static final String POST = "post";

  static final List<String> STYLES = List.of(BASIC, POST);

  /** Copies the collections; their order is kept. */
  public OAuth2Config {
    requireNonNull(tokenUrl, "tokenUrl");
    requireNonNull(clientId, "clientId");
    requireNonNull(clientSecret, "clientSecret");
    requireNonNull(style, "style");
    scopes = List.copyOf(scopes);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** Returns client credentials without scopes and further parameters. */
  public static OAuth2Config of(String tokenUrl, String clientId, String clientSecret) {
    return new OAuth2Config(tokenUrl, clientId, clientSecret, List.of(), Map.of(), BASIC, null);
  }

  /** Returns the same with these scopes. */
  public OAuth2Config withScopes(String... requested) {
    List<String> all = new ArrayList<>(List.of(requested));
    return new OAuth2Config(tokenUrl, clientId, clientSecret, all, params, style, tls);
  }

  /** Returns the same with one more parameter of the token request. */
  public OAuth2Config withParam(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(params);
    more.put(name, value);
    return new OAuth2Config(tokenUrl, clientId, clientSecret, scopes, more, style, tls);
  }

  /** Returns the same with the client's id and secret in the body. */
  public OAuth2Config inBody() {
    return new OAuth2Config(tokenUrl, clientId, clientSecret, scopes, params, POST, tls);
  }

  /** Returns the same with the TLS of the token endpoint. */
  public OAuth2Config withTls(@Nullable TlsConfig ofTokenEndpoint) {
    return new OAuth2Config(
        tokenUrl, clientId, clientSecret, scopes, params, style, ofTokenEndpoint);
  }

  @Override
  public String scheme() {
    return "oauth2";
  }

  /** Shows only the scheme, since values may be literal secrets. */
  @Override
  public String toString() {
    return "OAuth2Config[]";
  }
}
