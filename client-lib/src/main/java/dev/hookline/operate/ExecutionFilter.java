package dev.hookline.operate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are listed. Immutable.
 *
 * @param statuses any of these; none for all
 * @param event the event's name, by the search attribute {@code HooklineEvent}; null for all
 * @param since started at or after this time; null for all
 * @param limit how many at most, newest first; default {@value #DEFAULT_LIMIT}
 */
public record ExecutionFilter(
    List<ExecutionStatus> statuses, @Nullable String event, @Nullable Instant since, int limit) {

  /** How many executions are listed where no limit is named. */
  public static final int DEFAULT_LIMIT = 20;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the limit is not positive
   */
  public ExecutionFilter {
    statuses = List.copyOf(statuses);
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, found " + limit);
    }
  }

  /** Returns the filter that lets every execution pass, with the default limit. */
  public static ExecutionFilter all() {
    return new ExecutionFilter(List.of(), null, null, DEFAULT_LIMIT);
  }

  /** Returns this filter for executions of any of the statuses. */
  public ExecutionFilter withStatuses(List<ExecutionStatus> any) {
    return new ExecutionFilter(any, event, since, limit);
  }

  /** Returns this filter for executions of one event. */
  public ExecutionFilter withEvent(@Nullable String name) {
    return new ExecutionFilter(statuses, name, since, limit);
  }

  /** Returns this filter for executions that started at or after a time. */
  public ExecutionFilter withSince(@Nullable Instant time) {
    return new ExecutionFilter(statuses, event, time, limit);
  }

  /** Returns this filter with another limit. */
  public ExecutionFilter withLimit(int most) {
    return new ExecutionFilter(statuses, event, since, most);
  }

  /** Returns Temporal's visibility query. */
  String query() {
    List<String> parts = new ArrayList<>();
    parts.add("WorkflowType = 'InvokeWebhooks'");
    if (!statuses.isEmpty()) {
      List<String> names = statuses.stream().map(status -> quoted(status.temporalName())).toList();
      parts.add("ExecutionStatus IN (" + String.join(", ", names) + ")");
    }
    if (event != null) {
      parts.add("HooklineEvent = " + quoted(event));
    }
    if (since != null) {
      parts.add("StartTime >= " + quoted(since.toString()));
    }
    return String.join(" AND ", parts);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
