package dev.hookline.operate.list;

import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an {@link ExecutionFilter}; what is not set lets everything pass. */
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

  /** Any of the statuses; none for all. */
  public ExecutionFilterBuilder statuses(List<ExecutionStatus> any) {
    statuses = any;
    return this;
  }

  /** Any of the kinds; none for both. */
  public ExecutionFilterBuilder kinds(List<ExecutionKind> any) {
    kinds = any;
    return this;
  }

  /** The event's name. */
  public ExecutionFilterBuilder event(@Nullable String name) {
    event = name;
    return this;
  }

  /** The code of the failure that ended it. */
  public ExecutionFilterBuilder failureCode(@Nullable String code) {
    failureCode = code;
    return this;
  }

  /** The webhook that failed it. */
  public ExecutionFilterBuilder webhook(@Nullable String name) {
    webhook = name;
    return this;
  }

  /** The event's idempotency key. */
  public ExecutionFilterBuilder key(@Nullable String exact) {
    key = exact;
    return this;
  }

  /** Started at or after this time. */
  public ExecutionFilterBuilder since(@Nullable Instant time) {
    since = time == null ? null : time.toString();
    return this;
  }

  /** Started before this time. */
  public ExecutionFilterBuilder until(@Nullable Instant time) {
    until = time == null ? null : time.toString();
    return this;
  }

  /** A further condition in Temporal's visibility query language. */
  public ExecutionFilterBuilder query(@Nullable String condition) {
    query = condition;
    return this;
  }

  /** Whether runs that a replay has replaced are meant too. */
  public ExecutionFilterBuilder allRuns(boolean all) {
    allRuns = all;
    return this;
  }

  ExecutionFilter build() {
    return new ExecutionFilter(
        statuses, kinds, event, failureCode, webhook, key, since, until, query, allRuns);
  }
}
