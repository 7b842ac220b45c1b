package dev.hookline.worker.http;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.call.AttemptOutcome;
import dev.hookline.worker.call.AttemptRequest;
import dev.hookline.worker.call.EndpointCall;
import dev.hookline.worker.http.connection.Exchange;
import dev.hookline.worker.http.connection.HttpStack;
import dev.hookline.worker.secrets.SecretMissingException;
import dev.hookline.worker.secrets.Secrets;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends attempts over HTTP: follows no redirect, sends nothing twice, and applies one timeout from
 * the DNS lookup to the last byte of the response.
 */
public final class OkHttpEndpointCall implements EndpointCall {

  private final HttpStack stack;
  private final Requests requests;

  /**
   * Creates the sender.
   *
   * @param userAgent the {@code User-Agent} of every request
   */
  public OkHttpEndpointCall(HttpStack stack, Secrets secrets, String userAgent) {
    this(stack, secrets, userAgent, Clock.systemUTC());
  }

  /**
   * Creates a sender whose signatures use this clock.
   *
   * @param userAgent the {@code User-Agent} of every request
   */
  public OkHttpEndpointCall(HttpStack stack, Secrets secrets, String userAgent, Clock clock) {
    this.stack = stack;
    this.requests = new Requests(secrets, clock, userAgent);
  }

  @Override
  public Prepared prepare(AttemptRequest attempt) {
    Failures failures = new Failures(attempt);
    try {
      Request request = requests.of(attempt);
      WebhookCall webhook = attempt.webhook();
      Exchange exchange =
          stack.exchange(
              request, Duration.ofSeconds(webhook.timeout()), SafeUrl.host(webhook.url()));
      return new Sendable(exchange, webhook, failures);
    } catch (SecretMissingException e) {
      return new Refused(
          failures.failed(FailureCode.SECRET_MISSING, "was not called: " + e.getMessage()));
    } catch (Requests.UnusableRequestException e) {
      return new Refused(
          failures.failed(FailureCode.INVALID_PLAN, "was not called: " + e.getMessage()));
    }
  }

  /** An attempt that is refused before it is sent. */
  private record Refused(AttemptOutcome.Failed outcome) implements Prepared {

    @Override
    public AttemptOutcome send() {
      return outcome;
    }

    @Override
    public void cancel() {
      // nothing is running
    }
  }

  private record Sendable(Exchange exchange, WebhookCall webhook, Failures failures)
      implements Prepared {

    @Override
    public AttemptOutcome send() {
      try (exchange) {
        AttemptOutcome outcome = classified();
        return exchange.isAmbiguous()
            ? failures.failed(FailureCode.INVALID_RESPONSE, ambiguity())
            : outcome;
      } catch (IOException e) {
        return TransportErrors.outcome(e, exchange, webhook, failures);
      } catch (RuntimeException e) {
        // OkHttp's own checks reject some malformed heads
        return failures.failed(
            FailureCode.INVALID_RESPONSE,
            "responded with invalid HTTP at " + SafeUrl.of(webhook.url()));
      }
    }

    private AttemptOutcome classified() throws IOException {
      ResponseClassifier classifier = new ResponseClassifier(webhook, failures);
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
    public void cancel() {
      exchange.cancel();
    }

    @Override
    public String toString() {
      return "attempt at " + SafeUrl.of(webhook.url());
    }
  }
}
