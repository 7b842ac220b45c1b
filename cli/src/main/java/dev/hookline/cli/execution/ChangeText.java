package dev.hookline.cli.execution;

import dev.hookline.cli.output.Printable;
import dev.hookline.internal.wire.DurationText;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.watch.ExecutionChange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One change of an execution as a line: time, change, execution, details. */
final class ChangeText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int RED = 31;
  private static final int GREEN = 32;
  private static final int YELLOW = 33;
  private static final int CYAN = 36;

  private ChangeText() {}

  static String of(ExecutionChange change, boolean hasColour) {
    String what = "%-10s".formatted(what(change));
    return "%s  %s  %s%s"
        .formatted(
            TIME.format(change.at()),
            hasColour ? "\u001B[%dm%s\u001B[0m".formatted(colour(change), what) : what,
            Printable.of(change.execution().id()),
            more(change));
  }

  private static String what(ExecutionChange change) {
    return switch (change.change()) {
      case RUNNING -> "running";
      case STARTED -> "started";
      case WEBHOOK ->
          change.state() == State.PENDING && change.code() != null
              ? "retrying"
              : change.state() == State.PENDING ? "calling" : "webhook";
      case ENDED -> change.execution().status().code();
    };
  }

  private static String more(ExecutionChange change) {
    return switch (change.change()) {
      case RUNNING, STARTED -> "";
      case WEBHOOK -> "  " + webhook(change);
      case ENDED -> "  " + ended(change.execution());
    };
  }

  private static String webhook(ExecutionChange change) {
    StringBuilder text = new StringBuilder(Printable.of(String.valueOf(change.webhook())));
    State state = change.state();
    if (state != null && state != State.PENDING) {
      text.append(' ').append(state.code());
      if (change.attempt() > 1) {
        text.append(" in attempt ").append(change.attempt());
      }
    }
    if (change.code() != null && state != State.SUCCEEDED) {
      text.append(state == State.PENDING ? " failed: " : ": ").append(change.code());
      text.append(change.status() == null ? "" : " " + change.status());
    }
    if (state == State.PENDING && change.attempt() > 0) {
      text.append(change.code() == null ? ", attempt " : "; attempt ").append(change.attempt());
      text.append(pending(change));
    }
    return text.toString();
  }

  private static String pending(ExecutionChange change) {
    Instant next = change.nextAttemptAt();
    if (next != null) {
      return AttemptText.isOverdue(next, change.at())
          ? " due since " + TIME.format(next) + ", waiting for a worker"
          : " at " + TIME.format(next);
    }
    return change.pending() == null ? "" : " " + change.pending().code().replace('_', ' ');
  }

  private static String ended(Execution execution) {
    String duration =
        execution.closedAt() == null
            ? ""
            : DurationText.of(Duration.between(execution.startedAt(), execution.closedAt()));
    return execution.failureCode() == null
        ? duration
        : "%s  %s of %s"
            .formatted(
                duration,
                Printable.of(execution.failureCode()),
                Printable.of(ExecutionTable.orDash(execution.failedWebhook())));
  }

  private static int colour(ExecutionChange change) {
    return switch (change.change()) {
      case RUNNING, STARTED -> CYAN;
      case WEBHOOK -> YELLOW;
      case ENDED -> change.execution().status() == ExecutionStatus.SUCCEEDED ? GREEN : RED;
    };
  }
}
