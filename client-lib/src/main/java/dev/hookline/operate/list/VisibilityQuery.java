package dev.hookline.operate.list;

import dev.hookline.internal.wire.Names;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Translates a filter to Temporal's visibility query language. */
final class VisibilityQuery {

  private VisibilityQuery() {}

  /**
   * Returns the query of a filter; without search attributes, for a namespace that lacks them, it
   * matches too much.
   */
  static String of(ExecutionFilter filter, boolean withAttributes) {
    List<String> parts = new ArrayList<>();
    List<ExecutionKind> kinds =
        filter.kinds().isEmpty() ? Arrays.asList(ExecutionKind.values()) : filter.kinds();
    parts.add(in("WorkflowType", kinds.stream().map(ExecutionKind::workflowType).toList()));
    if (!filter.statuses().isEmpty()) {
      parts.add(
          in(
              "ExecutionStatus",
              filter.statuses().stream().map(ExecutionStatus::temporalName).toList()));
    }
    add(parts, "StartTime >= ", filter.since());
    add(parts, "StartTime < ", filter.until());
    if (withAttributes) {
      add(parts, Names.ATTRIBUTE_EVENT + " = ", filter.event());
      addFailure(parts, Names.ATTRIBUTE_FAILURE_CODE, filter.failureCode());
      addFailure(parts, Names.ATTRIBUTE_FAILED_WEBHOOK, filter.webhook());
    }
    if (filter.query() != null && !filter.query().isBlank()) {
      parts.add("(" + filter.query() + ")");
    }
    return String.join(" AND ", parts);
  }

  static boolean usesAttributes(ExecutionFilter filter) {
    return filter.event() != null || filter.failureCode() != null || filter.webhook() != null;
  }

  /** Returns the query of all runs of some executions. */
  static String ofIds(Collection<String> executionIds) {
    return in("WorkflowId", executionIds);
  }

  private static void add(List<String> parts, String condition, @Nullable String value) {
    if (value != null) {
      parts.add(condition + quoted(value));
    }
  }

  /** Also matches failures without the attribute, which are checked by their history. */
  private static void addFailure(List<String> parts, String attribute, @Nullable String value) {
    if (value != null) {
      parts.add(
          "(%s = %s OR (%1$s IS NULL AND ExecutionStatus = 'Failed'))"
              .formatted(attribute, quoted(value)));
    }
  }

  private static String in(String column, Collection<String> values) {
    return values.stream()
        .map(VisibilityQuery::quoted)
        .collect(Collectors.joining(", ", column + " IN (", ")"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
