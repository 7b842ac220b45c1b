package dev.hookline.worker.internal.http.token;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Token;
import dev.hookline.worker.internal.http.connection.Cancellation;
import dev.hookline.worker.internal.http.connection.Exchange;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Requests access tokens. The library implements the protocol, the worker's client sends the
 * requests.
 */
final class TokenEndpoint {

  private static final int MAX_BYTES = 64 * 1024;
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

  /** The lifetime of a token whose response does not contain one. */
  private static final Duration UNSAID = Duration.ofMinutes(5);

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int MARGIN_PART = 5;

  /** The codes of RFC 6749; any other text might repeat a secret. */
  private static final Set<String> ERRORS =
      new TreeSet<>(
          List.of(
              "access_denied",
              "invalid_client",
              "invalid_grant",
              "invalid_request",
              "invalid_scope",
              "server_error",
              "temporarily_unavailable",
              "unauthorized_client",
              "unsupported_grant_type"));

  private final HttpStack stack;
  private final Clock clock;
  private final String userAgent;

  TokenEndpoint(HttpStack stack, Clock clock, String userAgent) {
    this.stack = stack;
    this.clock = clock;
    this.userAgent = userAgent;
  }

  AccessToken request(TokenOrder order, Duration timeout, Cancellation cancellation)
      throws TokenException {
    Instant before = clock.instant();
    try (Exchange exchange =
        cancellation.track(
            stack.exchange(request(order), timeout, order.shownUrl(), order.settings()))) {
      try {
        return token(read(exchange.execute()), before);
      } catch (IOException e) {
        throw TokenErrors.translated(e, exchange, timeout);
      } catch (RuntimeException e) {
        throw TokenException.because("responded with invalid HTTP");
      }
    }
  }

  private Request request(TokenOrder order) {
    ClientID id = new ClientID(order.clientId());
    Secret secret = new Secret(order.clientSecret());
    ClientAuthentication client =
        order.isInBody() ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    TokenRequest.Builder token =
        new TokenRequest.Builder(order.url().uri(), client, new ClientCredentialsGrant());
    if (!order.scopes().isEmpty()) {
      token.scope(new Scope(order.scopes().toArray(new String[0])));
    }
    order.params().forEach(token::customParameter);
    HTTPRequest protocol = token.build().toHTTPRequest();
    Request.Builder request =
        new Request.Builder()
            .url(order.url())
            .post(RequestBody.create(String.valueOf(protocol.getBody()), FORM))
            .header("Accept", "application/json")
            .header("Accept-Encoding", "identity")
            .header("User-Agent", userAgent);
    if (protocol.getAuthorization() != null) {
      request.header("Authorization", protocol.getAuthorization());
    }
    return request.build();
  }

  private static HTTPResponse read(Response response) throws IOException, TokenException {
    BufferedSource source = response.body().source();
    if (source.request(MAX_BYTES + 1L)) {
      throw TokenException.because("returned more than %d bytes".formatted(MAX_BYTES));
    }
    HTTPResponse protocol = new HTTPResponse(response.code());
    try {
      protocol.setContentType(response.header("Content-Type", ""));
    } catch (ParseException e) {
      // no JSON, as is found below
    }
    protocol.setBody(source.readUtf8());
    return protocol;
  }

  private static AccessToken token(HTTPResponse response, Instant before) throws TokenException {
    if (!response.indicatesSuccess()) {
      throw TokenException.because(
          "responded with %d%s".formatted(response.getStatusCode(), error(response)));
    }
    try {
      BearerAccessToken token =
          AccessTokenResponse.parse(response).getTokens().getBearerAccessToken();
      if (token == null) {
        throw TokenException.because("returned a token that is no bearer token");
      }
      if (!isSendable(token)) {
        throw TokenException.because("returned a token that no header can hold");
      }
      Duration life = Duration.ofSeconds(token.getLifetime());
      life = life.isZero() || life.isNegative() ? UNSAID : smaller(life, LONGEST);
      Instant end = before.plus(life);
      return new AccessToken(
          token.getValue(), end.minus(smaller(MARGIN, life.dividedBy(MARGIN_PART))), end);
    } catch (ParseException | RuntimeException e) {
      throw TokenException.because(
          "responded with %d and something that is no token response"
              .formatted(response.getStatusCode()));
    }
  }

  private static boolean isSendable(Token token) {
    return token.getValue().chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static String error(HTTPResponse response) {
    try {
      String code = TokenErrorResponse.parse(response).getErrorObject().getCode();
      return code != null && ERRORS.contains(code) ? " (%s)".formatted(code) : "";
    } catch (ParseException | RuntimeException e) {
      return "";
    }
  }

  private static Duration smaller(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
