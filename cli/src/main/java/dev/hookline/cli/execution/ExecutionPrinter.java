package dev.hookline.cli.execution;

import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.Table;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.list.ExecutionPage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints any number of executions, with a few hundred in memory. */
final class ExecutionPrinter {

  private static final int ROWS = 500;

  private final PrintWriter out;
  private final ListFormat format;
  private final int columns;

  ExecutionPrinter(PrintWriter out, ListFormat format, int columns) {
    this.out = out;
    this.format = format;
    this.columns = columns;
  }

  void page(ExecutionPage page, PrintWriter err) {
    if (format == ListFormat.JSON) {
      out.println(Json.of(page));
      return;
    }
    all(page.executions().iterator());
    if (page.nextPage() != null) {
      err.println("more: add --page " + page.nextPage());
    }
  }

  void all(Iterator<Execution> executions) {
    switch (format) {
      case TEXT -> table(executions);
      case JSON -> document(executions);
      case JSONL -> executions.forEachRemaining(one -> out.println(Json.line(one)));
    }
    out.flush();
  }

  void counts(Map<ExecutionStatus, Long> counts) {
    Map<String, Long> byCode = new LinkedHashMap<>();
    counts.forEach((status, count) -> byCode.put(status.code(), count));
    byCode.put("total", counts.values().stream().mapToLong(Long::longValue).sum());
    switch (format) {
      case JSON -> out.println(Json.of(byCode));
      case JSONL -> out.println(Json.line(byCode));
      case TEXT -> {
        List<List<String>> rows = new ArrayList<>();
        byCode.forEach((status, count) -> rows.add(List.of(status, count.toString())));
        out.println(Table.of(rows));
      }
    }
  }

  private void table(Iterator<Execution> executions) {
    boolean isFirst = true;
    do {
      List<Execution> rows = new ArrayList<>();
      while (rows.size() < ROWS && executions.hasNext()) {
        rows.add(executions.next());
      }
      out.println(ExecutionTable.of(rows, isFirst, columns));
      isFirst = false;
    } while (executions.hasNext());
  }

  /** The same document as for a page, streamed. */
  private void document(Iterator<Execution> executions) {
    out.println("{\"executions\" : [");
    while (executions.hasNext()) {
      out.println(Json.line(executions.next()) + (executions.hasNext() ? "," : ""));
    }
    out.println("]}");
  }
}
