package dev.hookline.worker.workflow;

import dev.hookline.contract.Delivery;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.Workflow;
import java.util.List;

/**
 * An event's async deliveries. A single one is a child execution; several begin together in one
 * child, which costs the server less, and which lets the event end though they have not.
 */
final class AsyncDeliveries {

  private final Plan plan;
  private final String execution = Workflow.getInfo().getWorkflowId();

  AsyncDeliveries(Plan plan) {
    this.plan = plan;
  }

  /** They count as recorded when this returns. */
  void start(RawValue payload) {
    List<WebhookCall> async = plan.async();
    DeliveryExecutions executions = new DeliveryExecutions(plan, payload);
    if (async.size() == 1) {
      executions.start(Delivery.of(plan, execution, async.get(0)));
    } else if (!async.isEmpty()) {
      executions.startTogether(execution, plan.withWebhooks(async));
    }
  }
}
