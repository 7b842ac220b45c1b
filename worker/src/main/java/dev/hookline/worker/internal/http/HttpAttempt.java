package dev.hookline.worker.internal.http;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.Authentication;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.http.ConnectionChoice.BlockedProxyException;
import dev.hookline.worker.internal.http.Requests.UnusableRequestException;
import dev.hookline.worker.internal.http.connection.Cancellation;
import dev.hookline.worker.internal.http.connection.ConnectionSettings;
import dev.hookline.worker.internal.http.connection.Exchange;
import dev.hookline.worker.internal.http.connection.ProxyServer;
import dev.hookline.worker.internal.http.token.AccessToken;
import dev.hookline.worker.internal.http.token.TokenException;
import dev.hookline.worker.internal.http.token.TokenOrder;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One attempt over HTTP. Secrets are resolved when it is sent, and passed on nowhere else. */
final class HttpAttempt implements EndpointCall.Prepared {

  private final OkHttpEndpointCall worker;
  private final AttemptRequest attempt;
  private final WebhookCall webhook;
  private final Failures failures;
  private final Resolution resolution;
  private final Cancellation cancellation = new Cancellation();
  private boolean isStarted;
  private Map<String, Duration> phases = Map.of();

  HttpAttempt(OkHttpEndpointCall worker, AttemptRequest attempt) {
    this.worker = worker;
    this.attempt = attempt;
    this.webhook = attempt.webhook();
    this.failures = new Failures(attempt);
    this.resolution = new Resolution(worker);
  }

  @Override
  public AttemptOutcome send() {
    long deadline = System.nanoTime() + Duration.ofSeconds(webhook.timeout()).toNanos();
    try {
      Authentication.@Nullable OAuth2 oauth2 = oauth2();
      return oauth2 == null ? sent(null, deadline) : sentWithToken(oauth2, deadline);
    } catch (SecretMissingException e) {
      return failures.notCalled(FailureCode.SECRET_MISSING, e);
    } catch (UnusableRequestException e) {
      return failures.notCalled(FailureCode.INVALID_PLAN, e);
    } catch (BlockedProxyException e) {
      return failures.notCalled(FailureCode.BLOCKED_ADDRESS, e);
    } catch (RuntimeException e) {
      if (isStarted) {
        throw e;
      }
      // its message may contain a secret
      return failures.failed(
          FailureCode.INVALID_PLAN,
          "was not called: its request could not be built (%s)"
              .formatted(e.getClass().getSimpleName()));
    }
  }

  private Authentication.@Nullable OAuth2 oauth2() {
    Authentication auth = webhook.auth();
    return auth == null || !auth.isKnown() ? null : auth.oauth2();
  }

  private AttemptOutcome sentWithToken(Authentication.OAuth2 oauth2, long deadline)
      throws SecretMissingException, UnusableRequestException, BlockedProxyException {
    HttpUrl url = resolution.requests().url("tokenUrl", oauth2.tokenUrl());
    ConnectionSettings connection = resolution.connections().of(url, oauth2.tls(), webhook.proxy());
    TokenOrder order = resolution.credentials().order(url, oauth2.toConfig(), connection);
    try {
      AccessToken token = worker.tokens().get(order, deadline, cancellation);
      AttemptOutcome outcome = sent(token, deadline);
      if (!isUnauthorized(outcome)) {
        return outcome;
      }
      // a token can be revoked before it expires; a 401 means that the request was not processed
      worker.tokens().reject(order, token);
      Optional<AccessToken> other = otherToken(order, deadline);
      return other.isEmpty() ? outcome : sent(other.get(), deadline);
    } catch (TokenException e) {
      return e.isStopped()
          ? failures.failed(FailureCode.CANCELLED, "was cancelled before the call")
          : failures.failed(
              FailureCode.TOKEN_ERROR,
              "has no access token: token endpoint %s %s"
                  .formatted(order.shownUrl(), e.getMessage()));
    }
  }

  /** Returns another token; empty if there is none, so that the endpoint's 401 is the outcome. */
  private Optional<AccessToken> otherToken(TokenOrder order, long deadline) throws TokenException {
    try {
      return Optional.of(worker.tokens().get(order, deadline, cancellation));
    } catch (TokenException e) {
      if (e.isStopped()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static boolean isUnauthorized(AttemptOutcome outcome) {
    return outcome instanceof AttemptOutcome.Failed failed
        && failed.details().status() != null
        && failed.details().status() == HttpURLConnection.HTTP_UNAUTHORIZED;
  }

  private AttemptOutcome sent(@Nullable AccessToken token, long deadline)
      throws SecretMissingException, UnusableRequestException, BlockedProxyException {
    Request request = resolution.requests().of(attempt, token);
    ConnectionSettings settings =
        resolution.connections().of(request.url(), webhook.tls(), webhook.proxy());
    Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    Exchange exchange =
        cancellation.track(
            worker.stack().exchange(request, left, SafeUrl.host(webhook.url()), settings));
    @Nullable ProxyServer proxy = settings.proxy();
    boolean isByProxy =
        proxy != null && proxy.kind() == ProxyServer.Kind.HTTP && !request.isHttps();
    Redaction redaction = resolution.redaction(webhook, request, proxy);
    isStarted = true;
    try (exchange) {
      AttemptOutcome outcome =
          classified(exchange, new ResponseClassifier(webhook, failures, isByProxy, redaction::of));
      return exchange.isAmbiguous()
          ? failures.failed(FailureCode.INVALID_RESPONSE, ambiguity())
          : outcome;
    } catch (IOException e) {
      return TransportErrors.outcome(e, exchange, webhook, failures, redaction::of);
    } catch (RuntimeException e) {
      // OkHttp's own checks reject some malformed heads
      return failures.failed(
          FailureCode.INVALID_RESPONSE,
          "responded with invalid HTTP at " + SafeUrl.of(webhook.url()));
    } finally {
      phases = exchange.phases();
    }
  }

  private static AttemptOutcome classified(Exchange exchange, ResponseClassifier classifier)
      throws IOException {
    try {
      return classifier.classify(exchange.execute());
    } catch (IOException | RuntimeException e) {
      Optional<Response> head = exchange.decisiveHead();
      if (head.isEmpty()) {
        throw e;
      }
      return classifier.classify(head.get());
    }
  }

  private String ambiguity() {
    return "sent more than one response on a kept connection, so the right one is unknown, at "
        + SafeUrl.of(webhook.url());
  }

  @Override
  public Map<String, Duration> phases() {
    return phases;
  }

  @Override
  public void cancel() {
    cancellation.cancel();
  }

  @Override
  public String toString() {
    return "attempt at " + SafeUrl.of(webhook.url());
  }
}
