package dev.hookline.operate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A summary of one run of an execution.
 *
 * @param id the workflow id
 * @param runId the run
 * @param kind event or async delivery
 * @param event the event's name, from the id
 * @param status its status
 * @param startedAt its start time
 * @param closedAt its end time; null while it runs
 * @param failureCode the code of its failure; null for none
 * @param failedWebhook the webhook that failed; null for none, as with an unusable plan
 * @param startAt when a delayed event starts; null for one that started at once
 */
public record Execution(
    String id,
    String runId,
    ExecutionKind kind,
    String event,
    ExecutionStatus status,
    Instant startedAt,
    @Nullable Instant closedAt,
    @Nullable String failureCode,
    @Nullable String failedWebhook,
    @Nullable Instant startAt) {

  /** Creates the summary of an execution that started at once. */
  public Execution(
      String id,
      String runId,
      ExecutionKind kind,
      String event,
      ExecutionStatus status,
      Instant startedAt,
      @Nullable Instant closedAt,
      @Nullable String failureCode,
      @Nullable String failedWebhook) {
    this(id, runId, kind, event, status, startedAt, closedAt, failureCode, failedWebhook, null);
  }

  /** Returns this summary with the start in its plan, if that is later; null for none. */
  public Execution withStartAt(@Nullable Instant planned) {
    return new Execution(
        id,
        runId,
        kind,
        event,
        status,
        startedAt,
        closedAt,
        failureCode,
        failedWebhook,
        planned != null && planned.isAfter(startedAt) ? planned : startAt);
  }

  /** Returns whether it is running and starts after this time. */
  public boolean isScheduled(Instant now) {
    return status == ExecutionStatus.RUNNING && startAt != null && startAt.isAfter(now);
  }
}
