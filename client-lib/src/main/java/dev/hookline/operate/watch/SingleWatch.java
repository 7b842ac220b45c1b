package dev.hookline.operate.watch;

import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.operate.watch.ExecutionChange.Change;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows one execution by its history, webhook by webhook. */
final class SingleWatch implements ExecutionWatch {

  private final ExecutionDetails executions;
  private final String executionId;
  private final Clock clock;
  private final Map<String, WebhookState> seen = new HashMap<>();
  private String runId = "";
  private boolean isOver;

  SingleWatch(WorkflowClient client, String executionId, Clock clock) {
    this.executions = ExecutionDetails.of(client);
    this.executionId = executionId;
    this.clock = clock;
  }

  @Override
  public List<ExecutionChange> poll() {
    ExecutionDetail detail = executions.show(executionId);
    Execution execution = detail.execution();
    Instant now = clock.instant();
    List<ExecutionChange> changes = new ArrayList<>();
    if (!execution.runId().equals(runId)) {
      Change change = runId.isEmpty() ? Change.RUNNING : Change.STARTED;
      seen.clear();
      runId = execution.runId();
      if (execution.status() == ExecutionStatus.RUNNING) {
        changes.add(ExecutionChange.of(execution.startedAt(), change, execution));
      }
    }
    for (WebhookState webhook : detail.webhooks()) {
      if (hasChanged(webhook)) {
        Instant ended = webhook.endedAt();
        changes.add(ExecutionChange.of(ended == null ? now : ended, execution, webhook));
      }
      seen.put(webhook.name(), webhook);
    }
    isOver = execution.status() != ExecutionStatus.RUNNING;
    if (isOver) {
      changes.add(ExecutionChange.ended(execution, now));
    }
    return changes;
  }

  @Override
  public boolean isOver() {
    return isOver;
  }

  private boolean hasChanged(WebhookState now) {
    WebhookState before = seen.get(now.name());
    if (before == null) {
      return now.state() != State.NOT_CALLED;
    }
    return now.state() != before.state()
        || now.attempts() != before.attempts()
        || now.pending() != before.pending();
  }
}
