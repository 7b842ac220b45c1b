package dev.hookline.cli.execution;

import dev.hookline.contract.Lineage;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.WebhookState;
import java.util.ArrayList;
import java.util.List;

/** One execution as text for people. */
final class DetailText {

  private static final int MAX_BODY = 400;

  private DetailText() {}

  static String of(ExecutionDetail detail) {
    Execution execution = detail.execution();
    List<String> lines = new ArrayList<>();
    lines.add("execution  " + execution.id());
    lines.add("run        " + execution.runId());
    lines.add("event      " + detail.plan().event());
    lines.add("status     " + execution.status().code());
    lines.add("started    " + execution.startedAt());
    if (execution.closedAt() != null) {
      lines.add("closed     " + execution.closedAt());
    }
    Lineage lineage = detail.plan().lineage();
    if (lineage != null) {
      lines.add("replays    run %s from %s".formatted(lineage.replaces(), lineage.from()));
    }
    lines.add("payload    " + body(detail.payload()));
    lines.add("");
    lines.add(ExecutionTable.text(rows(detail)));
    details(detail, lines);
    return String.join("\n", lines);
  }

  private static List<List<String>> rows(ExecutionDetail detail) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("WEBHOOK", "TYPE", "STATE", "ATTEMPTS", "FAILURE", "NEXT ATTEMPT"));
    for (WebhookState webhook : detail.webhooks()) {
      rows.add(
          List.of(
              webhook.name(),
              webhook.async() ? "async" : "sync",
              webhook.state().code(),
              webhook.attempts() == 0 ? "-" : Integer.toString(webhook.attempts()),
              ExecutionTable.orDash(webhook.code()),
              webhook.nextAttemptAt() == null ? "-" : webhook.nextAttemptAt().toString()));
    }
    return rows;
  }

  private static void details(ExecutionDetail detail, List<String> lines) {
    lines.add("");
    for (WebhookState webhook : detail.webhooks()) {
      if (webhook.response() != null) {
        lines.add("%s answered %s".formatted(webhook.name(), body(webhook.response())));
      }
      if (webhook.failure() != null) {
        lines.add("%s failed: %s".formatted(webhook.name(), webhook.failure()));
      }
    }
    if (detail.result() != null) {
      lines.add("result     " + body(detail.result()));
    }
    if (detail.failure() != null) {
      lines.add("failure    " + detail.failure());
      lines.add("replay it with: hookline replay '" + detail.execution().id() + "'");
    }
  }

  private static String body(String text) {
    return text.isEmpty()
        ? "(empty)"
        : text.length() <= MAX_BODY
            ? text
            : text.substring(0, MAX_BODY) + "… (%d characters)".formatted(text.length());
  }
}
