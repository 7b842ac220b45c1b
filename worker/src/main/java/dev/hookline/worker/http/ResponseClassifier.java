package dev.hookline.worker.http;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.json.JsonText;
import dev.hookline.worker.call.AttemptOutcome;
import dev.hookline.worker.http.connection.ResponseHead;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Decides whether a response is a success: by its status first, then by its body. */
final class ResponseClassifier {

  private static final int GONE = 410;
  private static final int EXCERPT_BYTES = 1024;

  private final WebhookCall webhook;
  private final Failures failures;

  ResponseClassifier(WebhookCall webhook, Failures failures) {
    this.webhook = webhook;
    this.failures = failures;
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
          Excerpt.of(body, EXCERPT_BYTES),
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
    String target = location == null ? null : SafeUrl.of(Excerpt.of(location, 200));
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
          source.getBuffer().readByteArray(Math.min(source.getBuffer().size(), EXCERPT_BYTES));
      return start.length == 0 ? null : Excerpt.of(start, EXCERPT_BYTES);
    } catch (IOException e) {
      // the status decides; a truncated body does not change it
      return null;
    }
  }

  private static @Nullable Duration retryAfter(Response response) {
    return RetryAfter.parse(response.header("Retry-After"), Clock.systemUTC()).orElse(null);
  }

  private String where() {
    return SafeUrl.of(webhook.url());
  }
}
