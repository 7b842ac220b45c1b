package dev.hookline.worker.internal.http;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.json.JsonText;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.http.connection.ResponseHead;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Decides whether a response is a success: by its status first, then by its body. */
final class ResponseClassifier {

  private static final int GONE = 410;
  private static final int EXCERPT_BYTES = 1024;
  private static final int READ_BYTES = 8 * 1024;

  private final WebhookCall webhook;
  private final Failures failures;
  private final boolean isByProxy;
  private final UnaryOperator<String> redaction;

  /**
   * Creates the classifier of an attempt.
   *
   * @param isByProxy whether an HTTP proxy passes on the response, and may respond itself
   * @param redaction removes secrets from the recorded part of the response
   */
  ResponseClassifier(
      WebhookCall webhook, Failures failures, boolean isByProxy, UnaryOperator<String> redaction) {
    this.webhook = webhook;
    this.failures = failures;
    this.isByProxy = isByProxy;
    this.redaction = redaction;
  }

  AttemptOutcome classify(Response response) throws IOException {
    int status = response.code();
    String malformed = ResponseHead.problem(response);
    if (malformed != null) {
      return malformed(status, malformed);
    }
    if (!isSuccess(status)) {
      return status / 100 == 3 ? redirect(response) : refused(response);
    }
    if (ResponseHead.hasNoContent(response)) {
      return new AttemptOutcome.Succeeded(status, new byte[0]);
    }
    try {
      return classifyContent(response);
    } catch (Content.UndecodableException e) {
      return malformed(status, e.problem());
    }
  }

  private AttemptOutcome classifyContent(Response response) throws IOException {
    int status = response.code();
    BufferedSource source = Content.of(response);
    if (source.request(webhook.maxResponseBytes() + 1L)) {
      return failures.responded(
          FailureCode.RESPONSE_TOO_LARGE,
          "responded with more than %d bytes at %s; raise maxResponseBytes or return less"
              .formatted(webhook.maxResponseBytes(), where()),
          status,
          null,
          null,
          true,
          null);
    }
    byte[] body = source.readByteArray();
    if (body.length > 0 && !JsonText.isValid(body)) {
      return failures.responded(
          FailureCode.INVALID_RESPONSE,
          "responded with %d and %s at %s".formatted(status, Content.describe(body), where()),
          status,
          null,
          recorded(body),
          false,
          retryAfter(response));
    }
    return new AttemptOutcome.Succeeded(status, body);
  }

  private AttemptOutcome malformed(int status, String what) {
    return failures.responded(
        FailureCode.INVALID_RESPONSE,
        "responded with %d and %s at %s".formatted(status, what, where()),
        status,
        null,
        null,
        false,
        null);
  }

  private boolean isSuccess(int status) {
    return webhook.successStatus().isEmpty()
        ? status / 100 == 2
        : webhook.successStatus().contains(status);
  }

  private AttemptOutcome redirect(Response response) throws IOException {
    String location = response.header("Location");
    String target =
        location == null ? null : SafeUrl.of(Excerpt.of(redaction.apply(location), 200));
    return failures.responded(
        FailureCode.REDIRECT,
        "responded with %d%s at %s; redirects are never followed, configure the final url"
            .formatted(response.code(), target == null ? "" : " and Location " + target, where()),
        response.code(),
        target,
        excerpt(response),
        false,
        retryAfter(response));
  }

  private AttemptOutcome refused(Response response) throws IOException {
    int status = response.code();
    if (isByProxy && status == HttpURLConnection.HTTP_PROXY_AUTH) {
      return failures.failed(
          FailureCode.PROXY_ERROR,
          "was not reached: its proxy requires other credentials, at " + where());
    }
    return failures.responded(
        FailureCode.HTTP_STATUS,
        "responded with %d at %s".formatted(status, where()),
        status,
        null,
        excerpt(response),
        status == GONE,
        retryAfter(response));
  }

  private @Nullable String excerpt(Response response) {
    if (ResponseHead.hasNoContent(response)) {
      return null;
    }
    try {
      BufferedSource source = Content.of(response);
      source.request(EXCERPT_BYTES);
      byte[] start =
          source.getBuffer().readByteArray(Math.min(source.getBuffer().size(), READ_BYTES));
      return start.length == 0 ? null : recorded(start);
    } catch (IOException e) {
      // the status decides; a truncated body does not change it
      return null;
    }
  }

  /** Redacts before truncating, so that no truncated secret is left. */
  private String recorded(byte[] body) {
    return Excerpt.of(redaction.apply(Excerpt.of(body, READ_BYTES)), EXCERPT_BYTES);
  }

  private static @Nullable Duration retryAfter(Response response) {
    return RetryAfter.parse(response.header("Retry-After"), Clock.systemUTC()).orElse(null);
  }

  private String where() {
    return SafeUrl.of(webhook.url());
  }
}
