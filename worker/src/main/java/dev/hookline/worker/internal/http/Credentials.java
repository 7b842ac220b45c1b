package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.OAuth2Config;
import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.Authentication;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.http.Requests.UnusableRequestException;
import dev.hookline.worker.internal.http.connection.ConnectionSettings;
import dev.hookline.worker.internal.http.token.AccessToken;
import dev.hookline.worker.internal.http.token.TokenOrder;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import dev.hookline.worker.internal.secrets.Secrets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The credentials of an attempt: the headers of its request, or those of its token request. */
final class Credentials {

  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer ";

  private final Secrets secrets;

  Credentials(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Returns the headers.
   *
   * @param token the access token of OAuth2; null without OAuth2
   */
  Map<String, String> of(WebhookCall webhook, @Nullable AccessToken token)
      throws SecretMissingException, UnusableRequestException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (webhook.authToken() != null) {
      headers.put(AUTHORIZATION, BEARER + secrets.resolveToken(webhook.authToken()));
    }
    Authentication auth = webhook.auth();
    if (auth == null) {
      return headers;
    }
    if (!auth.isKnown() || webhook.authToken() != null) {
      // a request must not be sent without its configured credentials
      throw new UnusableRequestException(
          "its auth must be one scheme that this worker knows; correct the plan or update the worker");
    }
    if (auth.basic() != null) {
      headers.put(AUTHORIZATION, "Basic " + basic(auth.basic()));
    }
    if (auth.apiKey() != null) {
      Authentication.ApiKey key = auth.apiKey();
      String value = secrets.resolveForHeader(key.value());
      if (value.isBlank()) {
        throw SecretMissingException.unusable(
            "its auth.apiKey.value is blank; write a secret reference");
      }
      headers.put(key.header(), value);
    }
    if (auth.oauth2() != null) {
      if (token == null) {
        throw new IllegalStateException("an access token is requested before the request is made");
      }
      headers.put(AUTHORIZATION, BEARER + token.value());
    }
    return headers;
  }

  private String basic(Authentication.Basic basic) throws SecretMissingException {
    String username = secrets.resolvePresent("auth.basic.username", basic.username());
    String password = secrets.resolvePresent("auth.basic.password", basic.password());
    if (username.contains(":")) {
      throw SecretMissingException.unusable(
          "its auth.basic.username must have no colon, found one; write another name");
    }
    return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8));
  }

  /** Returns the resolved token request. */
  TokenOrder order(HttpUrl url, OAuth2Config oauth2, ConnectionSettings settings)
      throws SecretMissingException, UnusableRequestException {
    if (!oauth2.style().equals(OAuth2Config.BASIC) && !oauth2.style().equals(OAuth2Config.POST)) {
      throw new UnusableRequestException(
          "its auth.oauth2 has an unknown style '%s'; update the worker"
              .formatted(Excerpt.line(oauth2.style(), 40)));
    }
    Map<String, String> params = new LinkedHashMap<>();
    for (Map.Entry<String, String> param : oauth2.params().entrySet()) {
      params.put(param.getKey(), secrets.resolve(param.getValue()));
    }
    return new TokenOrder(
        url,
        SafeUrl.of(oauth2.tokenUrl()),
        secrets.resolvePresent("auth.oauth2.clientId", oauth2.clientId()),
        secrets.resolvePresent("auth.oauth2.clientSecret", oauth2.clientSecret()),
        oauth2.scopes(),
        params,
        oauth2.style().equals(OAuth2Config.POST),
        settings);
  }
}
