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
 * Sends attempts over HTTP: no redirect is followed, nothing is sent twice, one time limit covers
 * everything from the look-up of the name to the last byte of the answer.
 */
public final class OkHttpEndpointCall implements EndpointCall {

  private final HttpStack stack;
  private final Requests requests;

  /**
   * Makes the sender.
   *
   * @param userAgent the {@code User-Agent} of every request
   */
  public OkHttpEndpointCall(HttpStack stack, Secrets secrets, String userAgent) {
    this(stack, secrets, userAgent, Clock.systemUTC());
  }

  /**
   * Makes a sender whose signatures have the time of a clock.
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

  /** An attempt that cannot even leave. */
  private record Refused(AttemptOutcome.Failed outcome) implements Prepared {

    @Override
    public AttemptOutcome send() {
      return outcome;
    }

    @Override
    public void cancel() {
      // nothing runs
    }
  }

  private record Sendable(Exchange exchange, WebhookCall webhook, Failures failures)
      implements Prepared {

    @Override
    public AttemptOutcome send() {
      try (exchange) {
        AttemptOutcome outcome = judged();
        return exchange.isDoubtful()
            ? failures.failed(FailureCode.INVALID_RESPONSE, doubt())
            : outcome;
      } catch (IOException e) {
        return TransportErrors.outcome(e, exchange, webhook, failures);
      } catch (RuntimeException e) {
        // OkHttp lets some malformed heads through to its own checks
        return failures.failed(
            FailureCode.INVALID_RESPONSE,
            "answered something that is not valid HTTP at " + SafeUrl.of(webhook.url()));
      }
    }

    private AttemptOutcome judged() throws IOException {
      ResponseClassifier judge = new ResponseClassifier(webhook, failures);
      try {
        return judge.judge(exchange.execute());
      } catch (IOException | RuntimeException e) {
        Optional<Response> head = exchange.decisiveHead();
        if (head.isEmpty()) {
          throw e;
        }
        return judge.judge(head.get());
      }
    }

    private String doubt() {
      return "sent more than one response on a kept connection, and which is whose cannot be told, at "
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
