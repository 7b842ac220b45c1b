package dev.hookline.operate.list;

import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builder of an {@link ExecutionFilter}; unset fields match everything. */
public final class ExecutionFilterBuilder {

  private List<ExecutionStatus> statuses = List.of();
  private List<ExecutionKind> kinds = List.of();
  private @Nullable String event;
  private @Nullable String failureCode;
  private @Nullable String webhook;
  private @Nullable String key;
  private @Nullable String since;
  private @Nullable String until;
  private @Nullable String query;
  private @Nullable String startsAfter;
  private boolean allRuns;

  ExecutionFilterBuilder() {}

  ExecutionFilterBuilder(ExecutionFilter from) {
    statuses = from.statuses();
    kinds = from.kinds();
    event = from.event();
    failureCode = from.failureCode();
    webhook = from.webhook();
    key = from.key();
    since = from.since();
    until = from.until();
    query = from.query();
    allRuns = from.allRuns();
  }

  /** Matches any of the statuses; empty for all. */
  public ExecutionFilterBuilder statuses(List<ExecutionStatus> any) {
    statuses = any;
    return this;
  }

  /** Matches running executions whose delayed start is after this time; replaces the statuses. */
  public ExecutionFilterBuilder scheduled(Instant now) {
    statuses = List.of(ExecutionStatus.RUNNING);
    startsAfter = now.toString();
    return this;
  }

  /** Matches any of the kinds; empty for all. */
  public ExecutionFilterBuilder kinds(List<ExecutionKind> any) {
    kinds = any;
    return this;
  }

  /** Matches the event's name. */
  public ExecutionFilterBuilder event(@Nullable String name) {
    event = name;
    return this;
  }

  /** Matches the code of its failure. */
  public ExecutionFilterBuilder failureCode(@Nullable String code) {
    failureCode = code;
    return this;
  }

  /** Matches the webhook that failed it. */
  public ExecutionFilterBuilder webhook(@Nullable String name) {
    webhook = name;
    return this;
  }

  /** Matches the event's idempotency key. */
  public ExecutionFilterBuilder key(@Nullable String exact) {
    key = exact;
    return this;
  }

  /** Matches executions started at or after this time. */
  public ExecutionFilterBuilder since(@Nullable Instant time) {
    since = time == null ? null : time.toString();
    return this;
  }

  /** Matches executions started before this time. */
  public ExecutionFilterBuilder until(@Nullable Instant time) {
    until = time == null ? null : time.toString();
    return this;
  }

  /** Adds a condition in Temporal's visibility query language. */
  public ExecutionFilterBuilder query(@Nullable String condition) {
    query = condition;
    return this;
  }

  /** Sets whether runs replaced by a replay are included. */
  public ExecutionFilterBuilder allRuns(boolean all) {
    allRuns = all;
    return this;
  }

  ExecutionFilter build() {
    return new ExecutionFilter(
        statuses, kinds, event, failureCode, webhook, key, since, until, condition(), allRuns);
  }

  private @Nullable String condition() {
    if (startsAfter == null) {
      return query;
    }
    String start = "ExecutionTime > '%s'".formatted(startsAfter);
    return query == null || query.isBlank() ? start : "(%s) AND %s".formatted(query, start);
  }
}
