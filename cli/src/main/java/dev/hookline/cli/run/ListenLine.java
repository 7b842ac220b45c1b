package dev.hookline.cli.run;

import dev.hookline.cli.output.Json;
import dev.hookline.cli.run.LoopbackReceiver.ReceivedRequest;
import dev.hookline.cli.run.LoopbackReceiver.ScriptedResponse;
import dev.hookline.worker.internal.http.Excerpt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What {@code listen} prints for a request.
 *
 * @param request the number of the request on its path
 * @param authorization only the scheme
 * @param signature {@code valid}, or why not; null without {@code --verify}
 * @param status the response status
 */
record ListenLine(
    Instant at,
    String method,
    String path,
    int request,
    @Nullable String event,
    @Nullable String webhook,
    @Nullable Integer attempt,
    @Nullable String webhookId,
    @Nullable String authorization,
    @Nullable String signature,
    @Nullable String signatureDetail,
    String body,
    int status) {

  private static final int MAX_BODY = 4_000;

  static ListenLine of(
      ReceivedRequest received,
      int number,
      ScriptedResponse response,
      SignatureCheck.@Nullable Checked checked) {
    return new ListenLine(
        received.at(),
        received.method(),
        received.path(),
        number,
        received.header("hookline-event").orElse(null),
        received.header("hookline-webhook").orElse(null),
        received
            .header("hookline-attempt")
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(Integer::valueOf)
            .orElse(null),
        received.header("webhook-id").orElse(null),
        received.header("authorization").map(ListenLine::scheme).orElse(null),
        checked == null ? null : checked.code(),
        checked == null ? null : checked.detail(),
        received.text(),
        response.status());
  }

  /** A value without a space may be the bare secret. */
  private static String scheme(String authorization) {
    int space = authorization.indexOf(' ');
    return space < 0 ? "without a scheme" : authorization.substring(0, space);
  }

  String json() {
    return Json.line(this);
  }

  String text() {
    StringJoiner lines = new StringJoiner("\n  ");
    lines.add(
        "%s %s %s, request %d, responded with %d"
            .formatted(at.truncatedTo(ChronoUnit.SECONDS), method, path, request, status));
    if (event != null) {
      lines.add("event %s, webhook %s, attempt %s".formatted(event, webhook, attempt));
    }
    if (webhookId != null) {
      lines.add("webhook-id " + webhookId);
    }
    if (authorization != null) {
      lines.add("authorization " + authorization);
    }
    if (signature != null) {
      lines.add("signature " + new SignatureCheck.Checked(signature, signatureDetail).text());
    }
    String shown = Excerpt.of(body, MAX_BODY);
    lines.add(body.isEmpty() ? "(empty)" : shown);
    if (shown.length() < body.length()) {
      lines.add("… (%d characters in all)".formatted(body.length()));
    }
    return Excerpt.of(lines.toString(), Integer.MAX_VALUE);
  }
}
