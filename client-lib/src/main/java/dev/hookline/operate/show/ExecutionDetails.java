package dev.hookline.operate.show;

import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.ShownPlan;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.internal.history.ClosingFailures;
import dev.hookline.operate.internal.history.Endings;
import dev.hookline.operate.internal.history.LatestRun;
import dev.hookline.operate.internal.history.RedirectedPlan;
import dev.hookline.operate.internal.history.StartInput;
import dev.hookline.operate.internal.history.WebhookStates;
import dev.hookline.operate.internal.server.Descriptions;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the details of events and deliveries, webhook by webhook. Thread-safe. */
public final class ExecutionDetails {

  private final WorkflowClient client;

  private ExecutionDetails(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the details of executions in a client's namespace. */
  public static ExecutionDetails of(WorkflowClient client) {
    return new ExecutionDetails(client);
  }

  /**
   * Returns the details of the latest run of an event or delivery; without webhooks if this version
   * cannot read its plan.
   *
   * @throws OperateException if there is no such execution or it is not Hookline's
   */
  public ExecutionDetail show(String executionId) {
    Optional<DescribeWorkflowExecutionResponse> found = Descriptions.find(client, executionId);
    if (found.isEmpty()) {
      Optional<ExecutionDetail> joint = LatestRun.joint(client, executionId);
      if (joint.isPresent()) {
        return joint.get();
      }
    }
    return show(executionId, LatestRun.ours(client, executionId, found));
  }

  private ExecutionDetail show(String executionId, DescribeWorkflowExecutionResponse described) {
    Execution listed = ExecutionReader.read(described.getWorkflowExecutionInfo(), converter());
    List<HistoryEvent> events = client.fetchHistory(executionId, listed.runId()).getEvents();
    Execution execution = new ClosingFailures(client).complete(listed, events);
    StartInput started =
        StartInput.of(events.get(0).getWorkflowExecutionStartedEventAttributes(), converter());
    Plan plan =
        started
            .readablePlan(execution.kind())
            .map(recorded -> redirected(recorded, described, events))
            .orElse(null);
    return new ExecutionDetail(
        execution.withStartAt(startAt(plan)),
        plan == null ? null : ShownPlan.of(plan),
        plan == null ? Bodies.text(started.plan()) : null,
        Bodies.text(started.payload()),
        plan == null
            ? List.of()
            : new WebhookStates(client, plan, execution)
                .read(events, described.getPendingActivitiesList()),
        plan == null ? List.of() : new EarlierRuns(client, executionId).before(plan),
        Endings.result(events, converter()).map(Bodies::text).orElse(null),
        Endings.failure(events, converter()).orElse(null),
        null);
  }

  private Plan redirected(
      Plan recorded, DescribeWorkflowExecutionResponse described, List<HistoryEvent> events) {
    return RedirectedPlan.isIn(described.getWorkflowExecutionInfo().getMemo())
        ? RedirectedPlan.of(recorded, events, converter())
        : recorded;
  }

  private static @Nullable Instant startAt(@Nullable Plan plan) {
    return plan == null || plan.startAt() == null ? null : Instant.ofEpochMilli(plan.startAt());
  }

  private DataConverter converter() {
    return ExecutionReader.converter(client);
  }
}
