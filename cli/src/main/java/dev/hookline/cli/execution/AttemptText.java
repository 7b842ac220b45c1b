package dev.hookline.cli.execution;

import dev.hookline.cli.output.Printable;
import dev.hookline.cli.output.Shell;
import dev.hookline.cli.output.Table;
import dev.hookline.internal.wire.DurationText;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.AttemptGap;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.State;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attempts of one webhook and their outcomes, as text. */
final class AttemptText {

  /** Allows for clock skew between server and client. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private AttemptText() {}

  static List<String> of(String executionId, WebhookState webhook, Instant now) {
    List<String> lines = new ArrayList<>();
    if (!webhook.attemptLog().isEmpty()) {
      lines.add(Table.of(rows(webhook)).indent(2).stripTrailing());
    }
    for (AttemptGap gap : webhook.missingAttempts()) {
      lines.add("  " + text(gap));
    }
    if (webhook.state() == State.CANCELLED && webhook.attempts() == 0) {
      lines.add("  attempts are unknown: the server drops them while a webhook is waiting");
    }
    if (webhook.failure() != null) {
      String when = webhook.state() == State.FAILED ? "failed: " : "last failure: ";
      lines.add("  " + when + Printable.of(webhook.failure()));
    }
    if (webhook.body() != null) {
      lines.add("  response body: " + Printable.of(webhook.body()));
    }
    if (webhook.pending() != null) {
      lines.add("  " + Printable.of(pending(executionId, webhook, now)));
    }
    if (!lines.isEmpty()) {
      lines.add(0, Printable.of(webhook.name()));
    }
    return lines;
  }

  /** Returns what a pending webhook is waiting for. */
  static String pending(String executionId, WebhookState webhook, Instant now) {
    String attempt = "attempt " + Math.max(1, webhook.attempts());
    if (webhook.pending() == null) {
      return "";
    }
    return switch (webhook.pending()) {
      case QUEUED -> attempt + " is waiting for a worker";
      case IN_FLIGHT -> attempt + " is in flight";
      case PAUSED ->
          "%s is paused; resume it with: hookline resume %s --webhook %s"
              .formatted(attempt, Shell.word(executionId), Shell.word(webhook.name()));
      case WAITING -> attempt + due(webhook.nextAttemptAt(), now);
    };
  }

  private static String due(@Nullable Instant next, Instant now) {
    if (next == null) {
      return "";
    }
    Instant at = next.truncatedTo(ChronoUnit.SECONDS);
    return isOverdue(next, now)
        ? " has been due since %s and is waiting for a worker".formatted(at)
        : " at " + at;
  }

  /** Returns whether an attempt should have started and is still waiting for a worker. */
  static boolean isOverdue(Instant due, Instant now) {
    return due.isBefore(now.minus(GRACE));
  }

  /** Returns which attempts are missing and why. */
  static String text(AttemptGap gap) {
    String which =
        gap.first() == gap.last()
            ? "attempt %d is".formatted(gap.first())
            : "attempts %d to %d are".formatted(gap.first(), gap.last());
    return which
        + " not in the log: "
        + switch (gap.reason()) {
          case OLDER -> "it keeps the newest 20";
          case LOST -> "lost with the worker; the request may have arrived";
          case NOT_RECORDED -> "none was recorded";
        };
  }

  private static List<List<String>> rows(WebhookState webhook) {
    List<List<String>> rows = new ArrayList<>();
    for (Attempt attempt : webhook.attemptLog()) {
      rows.add(
          List.of(
              Integer.toString(attempt.attempt()),
              attempt.startedAt().truncatedTo(ChronoUnit.MILLIS).toString(),
              attempt.millis() == null ? "-" : DurationText.ofMillis(attempt.millis()),
              attempt.outcome().code(),
              attempt.status() == null ? "-" : attempt.status().toString(),
              ExecutionTable.orDash(attempt.code())));
    }
    return rows;
  }
}
