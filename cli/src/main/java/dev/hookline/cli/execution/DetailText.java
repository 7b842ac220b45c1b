package dev.hookline.cli.execution;

import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Shell;
import dev.hookline.cli.output.Table;
import dev.hookline.config.internal.SafeUrl;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.operate.EarlierRun;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.show.PlanProblem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One execution as text; its table fits the terminal where possible. */
final class DetailText {

  private static final int MAX_BODY = 400;

  private DetailText() {}

  static String of(ExecutionDetail detail, int columns, Instant now) {
    List<String> lines = new ArrayList<>();
    head(detail, now, lines);
    if (!detail.webhooks().isEmpty()) {
      lines.add("");
      lines.add(Table.fitting(rows(detail, now), columns, 0));
    }
    for (WebhookState webhook : detail.webhooks()) {
      List<String> attempts = AttemptText.of(detail.execution().id(), webhook, now);
      if (!attempts.isEmpty()) {
        lines.add("");
        lines.addAll(attempts);
      }
    }
    outcome(detail, lines);
    return String.join("\n", lines);
  }

  private static void head(ExecutionDetail detail, Instant now, List<String> lines) {
    Execution execution = detail.execution();
    lines.add("execution  " + Printable.of(execution.id()));
    lines.add("run        " + execution.runId());
    lines.add("event      " + Printable.of(event(detail)));
    lines.add("status     " + ExecutionTable.status(execution, now));
    lines.add("started    " + execution.startedAt().truncatedTo(ChronoUnit.MILLIS));
    if (execution.startAt() != null) {
      lines.add("start at   " + execution.startAt().truncatedTo(ChronoUnit.MILLIS));
    }
    if (execution.closedAt() != null) {
      lines.add("closed     " + execution.closedAt().truncatedTo(ChronoUnit.MILLIS));
    }
    for (EarlierRun run : detail.replays()) {
      lines.add("replays    " + text(run));
    }
    if (detail.ui() != null) {
      lines.add("ui         " + detail.ui());
    }
    if (detail.rawPlan() != null) {
      lines.add("plan       " + Printable.of(PlanProblem.of(execution.kind(), detail.rawPlan())));
      lines.add("           found " + body(detail.rawPlan()));
    }
    lines.add("payload    " + body(detail.payload()));
    if (detail.plan() != null) {
      SignedText.of(detail.plan()).ifPresent(signed -> lines.add("signed     " + signed));
      lines.addAll(AccessText.lines(detail.plan()));
      OrderingText.of(detail.plan()).ifPresent(order -> lines.add("ordering   " + order));
      lines.addAll(
          RetryText.lines(detail.plan(), execution.startedAt().truncatedTo(ChronoUnit.MILLIS)));
      lines.addAll(LimitsText.lines(detail.plan()));
    }
  }

  private static String text(EarlierRun run) {
    String start = "run %s from %s".formatted(run.runId(), Printable.of(run.from()));
    if (run.status() == null) {
      return start + ", which the server no longer keeps";
    }
    String why =
        run.failureCode() == null
            ? ""
            : " (%s of %s)".formatted(run.failureCode(), run.failedWebhook());
    return start + ", " + run.status().code() + Printable.of(why);
  }

  private static List<List<String>> rows(ExecutionDetail detail, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("WEBHOOK", "TYPE", "STATE", "ATTEMPTS", "FAILURE", "NEXT ATTEMPT", "ENDPOINT"));
    for (WebhookState webhook : detail.webhooks()) {
      boolean isGood = webhook.state() == State.SUCCEEDED || webhook.state() == State.REUSED;
      rows.add(
          List.of(
              Printable.of(webhook.name()),
              webhook.async() ? "async" : "sync",
              webhook.state().code(),
              webhook.attempts() == 0 ? "-" : Integer.toString(webhook.attempts()),
              isGood ? "-" : ExecutionTable.orDash(webhook.code()),
              webhook.nextAttemptAt() == null
                  ? "-"
                  : AttemptText.isOverdue(webhook.nextAttemptAt(), now)
                      ? "due"
                      : webhook.nextAttemptAt().truncatedTo(ChronoUnit.SECONDS).toString(),
              endpoint(detail, webhook.name())));
    }
    return rows;
  }

  /** Returns the event's name, from the plan if that is readable. */
  static String event(ExecutionDetail detail) {
    return detail.plan() == null ? detail.execution().event() : detail.plan().event();
  }

  /** Returns the method and URL in the plan, without the query, which may hold a secret. */
  static String endpoint(ExecutionDetail detail, String name) {
    Plan plan = detail.plan();
    return (plan == null ? List.<WebhookCall>of() : plan.webhooks())
        .stream()
            .filter(webhook -> webhook.name().equals(name))
            .map(webhook -> Printable.of(webhook.method() + " " + SafeUrl.of(webhook.url())))
            .findFirst()
            .orElse("-");
  }

  private static void outcome(ExecutionDetail detail, List<String> lines) {
    lines.add("");
    for (WebhookState webhook : detail.webhooks()) {
      if (webhook.response() != null) {
        lines.add(
            "%s responded with %s"
                .formatted(Printable.of(webhook.name()), body(webhook.response())));
      }
    }
    if (detail.result() != null) {
      lines.add("result     " + body(detail.result()));
    }
    if (detail.failure() != null) {
      lines.add("failure    " + Printable.of(detail.failure()));
      if (detail.plan() != null) {
        lines.add("replay it with: hookline replay " + Shell.word(detail.execution().id()));
      }
    }
  }

  /** Without a trailing line break. */
  private static String body(String recorded) {
    String text = recorded.stripTrailing();
    return text.isEmpty()
        ? "(empty)"
        : text.length() <= MAX_BODY
            ? Printable.of(text)
            : Printable.of(text.substring(0, MAX_BODY))
                + "… (%d characters)".formatted(text.length());
  }
}
