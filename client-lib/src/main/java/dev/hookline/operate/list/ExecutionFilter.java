package dev.hookline.operate.list;

import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A filter of executions; all of its fields have to match. Immutable; created by {@link #all()} and
 * {@link #with}.
 *
 * @param statuses any of these; empty for all
 * @param kinds any of these; empty for all
 * @param event the event's name; null for all
 * @param failureCode the code of its failure, such as {@code http_status}; null for all
 * @param webhook the webhook that failed it; null for all
 * @param key the idempotency key of the event; null for all
 * @param since started at or after this time, ISO 8601; null for all
 * @param until started before this time, ISO 8601; null for all
 * @param query an additional condition in Temporal's visibility query language; null for none
 * @param allRuns whether runs replaced by a replay are included; by default only the latest run of
 *     each execution
 */
public record ExecutionFilter(
    List<ExecutionStatus> statuses,
    List<ExecutionKind> kinds,
    @Nullable String event,
    @Nullable String failureCode,
    @Nullable String webhook,
    @Nullable String key,
    @Nullable String since,
    @Nullable String until,
    @Nullable String query,
    boolean allRuns) {

  /** Copies the lists. */
  public ExecutionFilter {
    statuses = statuses == null ? List.of() : List.copyOf(statuses);
    kinds = kinds == null ? List.of() : List.copyOf(kinds);
  }

  /** Returns the filter that matches the latest run of every execution. */
  public static ExecutionFilter all() {
    return new ExecutionFilterBuilder().build();
  }

  /** Returns this filter with changes. */
  public ExecutionFilter with(Consumer<ExecutionFilterBuilder> changes) {
    ExecutionFilterBuilder builder = new ExecutionFilterBuilder(this);
    changes.accept(builder);
    return builder.build();
  }
}
