package dev.hookline.operate.internal.history;

import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.internal.server.Descriptions;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.util.Optional;

/**
 * The async deliveries of one event: those delivered by a joint first attempt belong to the joint
 * execution, each other one has its own execution.
 */
final class Deliveries {

  private final WorkflowClient client;
  private final String event;
  private final Optional<JointDeliveries> joint;

  private Deliveries(WorkflowClient client, String event, Optional<JointDeliveries> joint) {
    this.client = client;
    this.event = event;
    this.joint = joint;
  }

  static Deliveries of(WorkflowClient client, Plan plan, String event) {
    return new Deliveries(
        client,
        event,
        plan.async().size() > 1 ? JointDeliveries.find(client, event) : Optional.empty());
  }

  WebhookState state(String webhook) {
    return joint
        .flatMap(joint -> joint.delivered(webhook))
        .or(() -> own(webhook))
        .or(() -> joint.filter(JointDeliveries::isOpen).map(joint -> joint.open(webhook)))
        .orElseGet(() -> new WebhookStateBuilder(webhook, State.NOT_CALLED))
        .build(true);
  }

  private Optional<WebhookStateBuilder> own(String webhook) {
    String id = ExecutionIds.delivery(event, webhook);
    return Descriptions.find(client, id, ExecutionKind.DELIVERY)
        .map(found -> own(webhook, found).delivery(id));
  }

  private WebhookStateBuilder own(String webhook, DescribeWorkflowExecutionResponse found) {
    WebhookStateBuilder called =
        WebhookStates.called(
                Descriptions.events(client, found),
                found.getPendingActivitiesList(),
                ExecutionReader.converter(client))
            .get(webhook);
    return called == null
        ? new WebhookStateBuilder(webhook, byStatus(found.getWorkflowExecutionInfo()))
        : called;
  }

  /** Derives the state from the status, since a delivery may end before its webhook is called. */
  private static State byStatus(WorkflowExecutionInfo info) {
    return switch (ExecutionStatus.of(info.getStatus())) {
      case RUNNING, UNKNOWN -> State.PENDING;
      case SUCCEEDED -> State.SUCCEEDED;
      case FAILED, TIMED_OUT -> State.FAILED;
      case CANCELLED, TERMINATED -> State.CANCELLED;
    };
  }
}
