package dev.hookline.cli.execution;

import dev.hookline.cli.Printable;
import dev.hookline.operate.Execution;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Executions as lines of text; the id stands last, since it is the longest. */
public final class ExecutionTable {

  /** More than any id has. */
  private static final int MAX_CELL = 4_000;

  private ExecutionTable() {}

  /** Returns a line for each, below a header if that is wanted. */
  public static String of(List<Execution> executions, boolean withHeader) {
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
              execution.status().code(),
              orDash(execution.failureCode()),
              orDash(execution.failedWebhook()),
              execution.id()));
    }
    return text(rows);
  }

  /**
   * Returns rows of cells as lines, each column as wide as its widest cell. A cell may come from
   * outside: what moves the cursor or begins a line is replaced.
   */
  public static String text(List<List<String>> cells) {
    List<List<String>> rows =
        cells.stream()
            .map(row -> row.stream().map(cell -> Printable.line(cell, MAX_CELL)).toList())
            .toList();
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }

  static String orDash(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "-" : text;
  }
}
