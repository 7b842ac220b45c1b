package dev.hookline.cli.execution;

import dev.hookline.cli.html.Html;
import dev.hookline.internal.wire.DurationText;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.AttemptGap;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The state of each webhook, as HTML. */
final class WebhookHtml {

  private WebhookHtml() {}

  static List<Html> all(ExecutionDetail detail, Instant now) {
    return detail.webhooks().stream()
        .map(
            webhook ->
                one(
                    detail.execution().id(),
                    webhook,
                    now,
                    DetailText.endpoint(detail, webhook.name())
                        + (SignedText.isSigned(detail.plan(), webhook.name()) ? ", signed" : "")
                        + AccessText.of(detail.plan(), webhook.name()),
                    settings(detail, webhook.name())))
        .toList();
  }

  private static List<String> settings(ExecutionDetail detail, String webhook) {
    String retry = RetryText.of(detail.plan(), webhook);
    String limits = LimitsText.of(detail.plan(), webhook);
    return Stream.of(
            retry.isEmpty() ? "" : "Retries: " + retry, limits.isEmpty() ? "" : "Limits: " + limits)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  static Html badge(State state) {
    return Html.of(
        "<span class=\"badge %s\">%s</span>", state.code(), state.code().replace('_', ' '));
  }

  private static Html one(
      String executionId,
      WebhookState webhook,
      Instant now,
      String endpoint,
      List<String> settings) {
    boolean isOpen = webhook.state() == State.FAILED || webhook.state() == State.PENDING;
    return Html.of(
        "<details%s><summary><span class=\"name\">%s</span> %s <span class=\"soft\">%s, %s</span>"
            + "</summary>%s</details>",
        new Html(isOpen ? " open" : ""),
        webhook.name(),
        badge(webhook.state()),
        webhook.async() ? "async" : "sync",
        endpoint,
        Html.join(content(executionId, webhook, now, settings)));
  }

  private static List<Html> content(
      String executionId, WebhookState webhook, Instant now, List<String> settings) {
    List<Html> parts = new ArrayList<>();
    settings.forEach(text -> parts.add(Html.of("<p class=\"soft\">%s</p>", text)));
    if (!webhook.attemptLog().isEmpty()) {
      parts.add(attempts(webhook));
    }
    for (AttemptGap gap : webhook.missingAttempts()) {
      parts.add(Html.of("<p class=\"soft\">%s</p>", AttemptText.text(gap)));
    }
    if (webhook.pending() != null) {
      parts.add(Html.of("<p>%s</p>", AttemptText.pending(executionId, webhook, now)));
    }
    if (webhook.failure() != null) {
      parts.add(
          Html.of(
              "<p><span class=\"soft\">Last failure</span><br><span class=\"failure\">%s</span></p>",
              webhook.failure()));
    }
    if (webhook.body() != null) {
      parts.add(Html.of("<span class=\"soft\">response body</span><pre>%s</pre>", webhook.body()));
    }
    if (webhook.response() != null) {
      parts.add(Html.of("<span class=\"soft\">response</span><pre>%s</pre>", webhook.response()));
    }
    if (webhook.delivery() != null) {
      parts.add(Html.of("<p class=\"id\">%s</p>", webhook.delivery()));
    }
    return parts.isEmpty() ? List.of(Html.of("<p class=\"soft\">nothing recorded</p>")) : parts;
  }

  private static Html attempts(WebhookState webhook) {
    List<Html> rows = new ArrayList<>();
    for (Attempt attempt : webhook.attemptLog()) {
      rows.add(
          Html.of(
              "<tr><td class=\"num\">%s</td><td class=\"num\">%s</td><td class=\"num\">%s</td>"
                  + "<td>%s</td><td class=\"num\">%s</td><td>%s</td></tr>",
              attempt.attempt(),
              attempt.startedAt().truncatedTo(ChronoUnit.MILLIS),
              attempt.millis() == null ? "" : DurationText.ofMillis(attempt.millis()),
              attempt.outcome().code(),
              attempt.status() == null ? "" : attempt.status(),
              attempt.code() == null ? "" : attempt.code()));
    }
    return Html.of(
        "<div class=\"scroll\"><table><tr><th class=\"num\">Attempt</th><th class=\"num\">Started</th>"
            + "<th class=\"num\">Took</th><th>Outcome</th><th class=\"num\">Status</th><th>Code</th></tr>"
            + "%s</table></div>",
        Html.join(rows));
  }
}
