package dev.hookline.operate.watch;

import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.internal.history.ClosingFailures;
import dev.hookline.operate.internal.history.RecordedFailure;
import dev.hookline.operate.internal.history.WebhookStates;
import dev.hookline.operate.internal.server.Descriptions;
import dev.hookline.operate.internal.server.ExecutionReader;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.watch.ExecutionChange.Change;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the executions of a filter by the server's list, and the attempts of running ones
 * individually.
 */
final class FilterWatch implements ExecutionWatch {

  /** The list lags: an execution that ended this long before the last poll may still appear. */
  private static final Duration LAG = Duration.ofSeconds(60);

  private final WorkflowClient client;
  private final ExecutionFilter filter;
  private final Clock clock;
  private final Instant begin;
  private final Map<String, Execution> seen = new HashMap<>();
  private final Map<Call, Seen> attempts = new HashMap<>();
  private Instant endedAfter;
  private boolean isFirst = true;

  FilterWatch(WorkflowClient client, ExecutionFilter filter, Clock clock) {
    this.client = client;
    this.filter = filter.with(changed -> changed.allRuns(true));
    this.clock = clock;
    this.begin = clock.instant();
    this.endedAfter = begin;
  }

  @Override
  public List<ExecutionChange> poll() {
    Instant now = clock.instant();
    List<ExecutionChange> changes = new ArrayList<>();
    List<Execution> running = new ArrayList<>();
    Iterator<Execution> listed = Executions.of(client).iterateAsListed(runningOrEnded());
    while (listed.hasNext()) {
      Execution execution = listed.next();
      update(execution, now, changes);
      if (execution.status() == ExecutionStatus.RUNNING && running.size() < MAX_DESCRIBED) {
        running.add(execution);
      }
    }
    running.forEach(execution -> retries(execution, now, changes));
    changes.sort(Comparator.comparing(ExecutionChange::at));
    isFirst = false;
    Instant old = now.minus(LAG);
    endedAfter = old.isAfter(begin) ? old : begin;
    seen.values().removeIf(execution -> isExpired(execution, endedAfter));
    attempts.keySet().removeIf(call -> !seen.containsKey(call.runId()));
    return changes;
  }

  @Override
  public boolean isOver() {
    return false;
  }

  private ExecutionFilter runningOrEnded() {
    String condition = "ExecutionStatus = 'Running' OR CloseTime >= '%s'".formatted(endedAfter);
    String own = filter.query();
    return filter.with(
        changed ->
            changed.query(
                own == null || own.isBlank()
                    ? condition
                    : "(" + own + ") AND (" + condition + ")"));
  }

  private void update(Execution execution, Instant now, List<ExecutionChange> changes) {
    Execution before = seen.put(execution.runId(), execution);
    if (execution.status() != ExecutionStatus.RUNNING) {
      if (before == null || before.status() == ExecutionStatus.RUNNING) {
        changes.add(ExecutionChange.ended(new ClosingFailures(client).complete(execution), now));
      }
    } else if (before == null) {
      changes.add(
          ExecutionChange.of(
              execution.startedAt(), isFirst ? Change.RUNNING : Change.STARTED, execution));
    }
  }

  /** Adds what the list does not show: the attempts that have failed since the last poll. */
  private void retries(Execution execution, Instant now, List<ExecutionChange> changes) {
    for (PendingActivityInfo activity : Descriptions.pending(client, execution)) {
      if (activity.hasLastFailure()) {
        retry(execution, activity, now).ifPresent(changes::add);
      }
    }
  }

  private Optional<ExecutionChange> retry(
      Execution execution, PendingActivityInfo activity, Instant at) {
    var converter = ExecutionReader.converter(client);
    String webhook = RecordedFailure.of(activity.getLastFailure(), converter).details().webhook();
    Seen now = new Seen(activity.getAttempt(), activity.getPaused());
    Seen before = attempts.put(new Call(execution.runId(), activity.getActivityId()), now);
    if (webhook == null || now.equals(before)) {
      return Optional.empty();
    }
    WebhookState state = WebhookStates.ofPending(execution, webhook, activity, converter);
    return Optional.of(ExecutionChange.of(at, execution, state));
  }

  /** Each webhook of a run counts its attempts from 1. */
  private record Call(String runId, String activityId) {}

  /** A paused attempt has another due time, or none. */
  private record Seen(int attempt, boolean isPaused) {}

  private static boolean isExpired(Execution execution, Instant endedAfter) {
    Instant closed = execution.closedAt();
    return closed != null && closed.isBefore(endedAfter);
  }
}
