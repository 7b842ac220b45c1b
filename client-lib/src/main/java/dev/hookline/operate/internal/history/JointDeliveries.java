package dev.hookline.operate.internal.history;

import dev.hookline.contract.Lineage;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.ShownPlan;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.internal.server.Descriptions;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest run of the execution that makes the joint first attempts of an event's async
 * deliveries.
 */
final class JointDeliveries {

  private final Execution execution;
  private final Plan plan;
  private final String payload;
  private final Map<String, WebhookStateBuilder> delivered;

  private JointDeliveries(
      WorkflowClient client, DescribeWorkflowExecutionResponse found, List<HistoryEvent> events) {
    DataConverter converter = ExecutionReader.converter(client);
    StartInput started =
        StartInput.of(events.get(0).getWorkflowExecutionStartedEventAttributes(), converter);
    this.execution = ExecutionReader.read(found.getWorkflowExecutionInfo(), converter);
    this.plan = started.plan(execution.id(), execution.kind());
    this.payload = Bodies.text(started.payload());
    this.delivered = WebhookStates.called(events, List.of(), converter);
  }

  /** Finds the joint deliveries of an event. */
  static Optional<JointDeliveries> find(WorkflowClient client, String event) {
    return Descriptions.find(client, ExecutionIds.deliveries(event), ExecutionKind.DELIVERIES)
        .map(found -> new JointDeliveries(client, found, Descriptions.events(client, found)));
  }

  /**
   * Returns a webhook that was delivered by its first attempt, in this run or one that it replaces.
   */
  Optional<WebhookStateBuilder> delivered(String webhook) {
    Lineage lineage = plan.lineage();
    WebhookStateBuilder state =
        lineage != null && lineage.reuse().contains(webhook)
            ? new WebhookStateBuilder(webhook, State.REUSED)
            : delivered.get(webhook);
    return Optional.ofNullable(state).map(found -> found.delivery(idOf(webhook)));
  }

  /**
   * Returns whether first attempts may still be in flight, or were cut off because the execution
   * was ended.
   */
  boolean isOpen() {
    return execution.status() != ExecutionStatus.SUCCEEDED;
  }

  WebhookStateBuilder open(String webhook) {
    State state = execution.status() == ExecutionStatus.RUNNING ? State.PENDING : State.CANCELLED;
    return new WebhookStateBuilder(webhook, state).delivery(idOf(webhook));
  }

  /** Returns a delivery as if it were an execution, if it has none of its own. */
  Optional<ExecutionDetail> detail(String deliveryId) {
    return plan.async().stream()
        .filter(webhook -> idOf(webhook.name()).equals(deliveryId))
        .filter(webhook -> isOpen() || delivered(webhook.name()).isPresent())
        .findFirst()
        .map(webhook -> detail(deliveryId, webhook));
  }

  private ExecutionDetail detail(String id, WebhookCall webhook) {
    WebhookState state =
        delivered(webhook.name()).orElseGet(() -> open(webhook.name())).build(true);
    Instant began = state.calledAt();
    Execution delivery =
        new Execution(
            id,
            execution.runId(),
            ExecutionKind.DELIVERY,
            execution.event(),
            status(state),
            began == null ? execution.startedAt() : began,
            state.endedAt(),
            null,
            null);
    return new ExecutionDetail(
        delivery,
        ShownPlan.of(plan.withWebhooks(List.of(webhook))),
        null,
        payload,
        List.of(state),
        List.of(),
        null,
        null,
        null);
  }

  private ExecutionStatus status(WebhookState state) {
    return switch (state.state()) {
      case SUCCEEDED, REUSED -> ExecutionStatus.SUCCEEDED;
      case PENDING -> ExecutionStatus.RUNNING;
      case NOT_CALLED, FAILED, CANCELLED -> execution.status();
    };
  }

  private String idOf(String webhook) {
    return ExecutionIds.delivery(ExecutionIds.eventOfDelivery(execution.id()), webhook);
  }
}
