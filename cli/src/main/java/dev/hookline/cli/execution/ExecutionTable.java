package dev.hookline.cli.execution;

import dev.hookline.cli.output.Table;
import dev.hookline.operate.Execution;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executions as lines of text; the id comes last because it is the longest. */
public final class ExecutionTable {

  private static final int WEBHOOK = 3;

  private ExecutionTable() {}

  /**
   * Returns a line for each, below an optional header.
   *
   * @param columns width of the terminal; an id that does not fit goes on its own line
   */
  public static String of(List<Execution> executions, boolean withHeader, int columns) {
    return of(executions, withHeader, columns, Instant.now());
  }

  static String of(List<Execution> executions, boolean withHeader, int columns, Instant now) {
    if (executions.isEmpty()) {
      return "no execution found";
    }
    List<List<String>> rows = new ArrayList<>();
    if (withHeader) {
      rows.add(List.of("STARTED", "STATUS", "FAILURE", "WEBHOOK", "ID"));
    }
    for (Execution execution : executions) {
      rows.add(
          List.of(
              execution.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
              when(execution, now),
              orDash(execution.failureCode()),
              orDash(execution.failedWebhook()),
              execution.id()));
    }
    return Table.fitting(rows, columns, WEBHOOK);
  }

  /** Returns "1 execution" or "7 executions". */
  public static String count(long executions) {
    return "%d execution%s".formatted(executions, executions == 1 ? "" : "s");
  }

  private static String when(Execution execution, Instant now) {
    Instant start = execution.startAt();
    return start != null && execution.isScheduled(now)
        ? StatusChoice.SCHEDULED + " for " + start.truncatedTo(ChronoUnit.SECONDS)
        : execution.status().code();
  }

  /** Returns the status, which a delayed event has from its start on. */
  static String status(Execution execution, Instant now) {
    return execution.isScheduled(now) ? StatusChoice.SCHEDULED : execution.status().code();
  }

  static String orDash(@Nullable String text) {
    return text == null ? "-" : text;
  }
}
