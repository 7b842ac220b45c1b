package dev.hookline.worker.http;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.json.JsonText;
import dev.hookline.worker.call.AttemptOutcome;
import dev.hookline.worker.http.connection.ResponseHead;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Decides whether an answer is a success: its status first, then its body. */
final class ResponseClassifier {

  private static final int GONE = 410;
  private static final int EXCERPT_BYTES = 1024;
  private static final int READ_BYTES = 8 * 1024;

  private final WebhookCall webhook;
  private final Failures failures;
  private final boolean isByProxy;
  private final UnaryOperator<String> redaction;

  /**
   * Makes the classifier of an attempt.
   *
   * @param isByProxy whether a proxy of HTTP passes the response on, and may make one itself
   * @param redaction takes secrets out of what is recorded of the response
   */
  ResponseClassifier(
      WebhookCall webhook, Failures failures, boolean isByProxy, UnaryOperator<String> redaction) {
    this.webhook = webhook;
    this.failures = failures;
    this.isByProxy = isByProxy;
    this.redaction = redaction;
  }

  AttemptOutcome judge(Response response) throws IOException {
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
      return judgeContent(response);
    } catch (Content.UndecodableException e) {
      return malformed(status, e.problem());
    }
  }

  private AttemptOutcome judgeContent(Response response) throws IOException {
    int status = response.code();
    BufferedSource source = Content.of(response);
    if (source.request(webhook.maxResponseBytes() + 1L)) {
      return failures.answered(
          FailureCode.RESPONSE_TOO_LARGE,
          "answered more than %d bytes at %s; raise maxResponseBytes or answer less"
              .formatted(webhook.maxResponseBytes(), where()),
          status,
          null,
          null,
          true,
          null);
    }
    byte[] body = source.readByteArray();
    if (body.length > 0 && !JsonText.isValid(body)) {
      return failures.answered(
          FailureCode.INVALID_RESPONSE,
          "answered %d with %s at %s".formatted(status, Content.describe(body), where()),
          status,
          null,
          recorded(body),
          false,
          retryAfter(response));
    }
    return new AttemptOutcome.Succeeded(status, body);
  }

  private AttemptOutcome malformed(int status, String what) {
    return failures.answered(
        FailureCode.INVALID_RESPONSE,
        "answered %d with %s at %s".formatted(status, what, where()),
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
    return failures.answered(
        FailureCode.REDIRECT,
        "answered %d%s at %s; redirects are never followed, write the final url"
            .formatted(response.code(), target == null ? "" : " with Location " + target, where()),
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
    return failures.answered(
        FailureCode.HTTP_STATUS,
        "answered %d at %s".formatted(status, where()),
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
      // the status says enough; a body that breaks off does not change it
      return null;
    }
  }

  /** A secret that goes over the end of what is recorded is found before the cut. */
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
