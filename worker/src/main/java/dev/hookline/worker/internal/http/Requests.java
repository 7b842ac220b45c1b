package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.internal.ConnectionHeaders;
import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.TraceHeaders;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.http.token.AccessToken;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import dev.hookline.worker.internal.secrets.Secrets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Builds the request of an attempt; secrets are resolved here and go nowhere else. */
final class Requests {

  /** Methods that carry no body, RFC 9110, section 9.3. */
  private static final Set<String> BODILESS = Set.of("GET", "HEAD");

  private static final MediaType JSON = MediaType.get("application/json");

  /** The plan does not make a valid request; the message contains no secret. */
  static final class UnusableRequestException extends Exception {
    private static final long serialVersionUID = 1;

    UnusableRequestException(String message) {
      super(message);
    }
  }

  private static final byte[] NO_BODY = {};

  private final Secrets secrets;
  private final Credentials credentials;
  private final Signatures signatures;
  private final String userAgent;

  Requests(Secrets secrets, Clock clock, String userAgent) {
    this.secrets = secrets;
    this.credentials = new Credentials(secrets);
    this.signatures = new Signatures(secrets, clock);
    this.userAgent = userAgent;
  }

  /** Returns the request of a webhook without OAuth2. */
  Request of(AttemptRequest attempt) throws SecretMissingException, UnusableRequestException {
    return of(attempt, null);
  }

  /**
   * Returns the request.
   *
   * @param token the access token of OAuth2; null without OAuth2
   */
  Request of(AttemptRequest attempt, @Nullable AccessToken token)
      throws SecretMissingException, UnusableRequestException {
    WebhookCall webhook = attempt.webhook();
    Request.Builder request =
        new Request.Builder()
            .url(url("url", webhook.url()))
            .method(webhook.method(), body(webhook, attempt.body()))
            .header("User-Agent", userAgent)
            // set explicitly, so that OkHttp does not decode the response
            .header("Accept-Encoding", "gzip")
            .header("webhook-id", attempt.webhookId())
            .header("Idempotency-Key", attempt.webhookId())
            .header("hookline-event", headerText(attempt.event()))
            .header("hookline-webhook", headerText(webhook.name()))
            .header("hookline-attempt", Integer.toString(attempt.attempt()));
    trace(request, attempt.trace());
    Map<String, String> authenticating = credentials.of(webhook, token);
    for (Map.Entry<String, String> header : authenticating.entrySet()) {
      header(request, header.getKey(), header.getValue());
    }
    for (Map.Entry<String, String> header : webhook.headers().entrySet()) {
      // may occur in plans of older and foreign starters
      if (!ConnectionHeaders.contains(header.getKey())) {
        header(request, header.getKey(), secrets.resolveForHeader(header.getValue()));
      }
    }
    if (webhook.signing() != null) {
      byte[] sent = isBodiless(webhook) ? NO_BODY : attempt.body();
      for (Map.Entry<String, String> header :
          signatures.of(webhook.signing(), attempt.webhookId(), sent).entrySet()) {
        header(request, header.getKey(), header.getValue());
      }
    }
    return request.build();
  }

  private static void trace(Request.Builder request, @Nullable TraceHeaders trace) {
    if (trace != null) {
      request.header("traceparent", headerText(trace.traceparent()));
    }
    if (trace != null && trace.tracestate() != null) {
      request.header("tracestate", trace.tracestate());
    }
  }

  private static boolean isBodiless(WebhookCall webhook) {
    return BODILESS.contains(webhook.method());
  }

  /**
   * Returns the resolved url.
   *
   * @param key the name of the value, for the message
   */
  HttpUrl url(String key, String configured)
      throws SecretMissingException, UnusableRequestException {
    HttpUrl url = HttpUrl.parse(secrets.resolve(configured));
    if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
      String rule = "must be http or https with a host and without user info";
      SecretMissingException.checkValue("its %s %s".formatted(key, rule), configured);
      throw new UnusableRequestException(
          "its %s %s %s".formatted(key, SafeUrl.of(configured), rule));
    }
    return url;
  }

  /** OkHttp prefers the body's media type over a header, so it is null if one is configured. */
  private static @Nullable RequestBody body(WebhookCall webhook, byte[] body) {
    boolean isConfigured =
        webhook.headers().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
    return isBodiless(webhook) ? null : RequestBody.create(body, isConfigured ? null : JSON);
  }

  /** OkHttp's own message would contain the value, which may be a secret. */
  private static void header(Request.Builder request, String name, String value)
      throws UnusableRequestException {
    try {
      request.header(name, value);
    } catch (IllegalArgumentException e) {
      throw new UnusableRequestException(
          "the value of its header %s must be printable ASCII".formatted(name));
    }
  }

  /** Percent-encodes characters that a header cannot hold, and the percent sign. */
  private static String headerText(String name) {
    StringBuilder text = new StringBuilder(name.length());
    for (byte b : name.getBytes(UTF_8)) {
      int c = b & 0xFF;
      if (c <= ' ' || c >= 0x7F || c == '%') {
        text.append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        text.append((char) c);
      }
    }
    return text.toString();
  }
}
