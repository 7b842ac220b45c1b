package dev.hookline.worker.http;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.SafeUrl;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.call.AttemptOutcome;
import dev.hookline.worker.call.AttemptRequest;
import dev.hookline.worker.call.EndpointCall;
import dev.hookline.worker.secrets.SecretMissingException;
import dev.hookline.worker.secrets.Secrets;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends attempts over HTTP: no redirect is followed, nothing is sent twice, one time limit covers
 * everything from the look-up of the name to the last byte of the answer.
 */
public final class OkHttpEndpointCall implements EndpointCall {

  private final HttpStack stack;
  private final Requests requests;
  private final AddressPolicy addresses;

  /**
   * Makes the sender.
   *
   * @param userAgent the {@code User-Agent} of every request
   */
  public OkHttpEndpointCall(
      HttpStack stack, AddressPolicy addresses, Secrets secrets, String userAgent) {
    this.stack = stack;
    this.addresses = addresses;
    this.requests = new Requests(secrets, userAgent);
  }

  @Override
  public Prepared prepare(AttemptRequest attempt) {
    Failures failures = new Failures(attempt);
    try {
      Request request = requests.of(attempt);
      if (LiteralAddress.of(request.url().host()).filter(a -> !addresses.allows(a)).isPresent()) {
        return new Refused(
            failures.failed(
                FailureCode.BLOCKED_ADDRESS,
                TransportErrors.blocked(attempt.webhook(), request.url().host())));
      }
      Call call = stack.client().newCall(request);
      call.timeout().timeout(attempt.webhook().timeout(), TimeUnit.SECONDS);
      return new Sendable(call, attempt.webhook(), failures);
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

  private record Sendable(Call call, WebhookCall webhook, Failures failures) implements Prepared {

    @Override
    public AttemptOutcome send() {
      try (Response response = call.execute()) {
        return new AnswerJudge(webhook, failures).judge(response);
      } catch (IOException e) {
        return TransportErrors.outcome(e, call.isCanceled(), webhook, failures);
      } catch (RuntimeException e) {
        // OkHttp lets some malformed heads through to its own checks, a negative length for one
        return failures.failed(
            FailureCode.INVALID_RESPONSE,
            "answered something that is not valid HTTP at " + SafeUrl.of(webhook.url()));
      }
    }

    @Override
    public void cancel() {
      call.cancel();
    }

    @Override
    public String toString() {
      return "attempt at " + SafeUrl.of(webhook.url());
    }
  }
}
