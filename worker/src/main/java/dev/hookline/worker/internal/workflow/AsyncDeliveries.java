package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.Delivery;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;

/**
 * An event's async deliveries. A single one is a child execution; several start together in one
 * child, which costs the server less and lets the event end before they do.
 */
final class AsyncDeliveries {

  private final Plan plan;
  private final String execution = Workflow.getInfo().getWorkflowId();

  AsyncDeliveries(Plan plan) {
    this.plan = plan;
  }

  /**
   * Starts them, and returns when the server has started them. Once they are recorded, the event
   * has succeeded and a cancellation comes too late.
   *
   * @param recorded runs in the workflow task that records them
   */
  void start(RawValue payload, Runnable recorded) {
    CancellationScope.throwCanceled();
    Workflow.newDetachedCancellationScope(
            () -> {
              Promise<?> started = starting(payload);
              recorded.run();
              DeliveryExecutions.await(started);
            })
        .run();
  }

  private Promise<?> starting(RawValue payload) {
    List<WebhookCall> async = plan.async();
    DeliveryExecutions executions = new DeliveryExecutions(plan, payload);
    return switch (async.size()) {
      case 0 -> Workflow.newPromise(true);
      case 1 -> executions.starting(Delivery.of(plan, execution, async.get(0)));
      default -> executions.startingTogether(execution, plan.ofDeliveries());
    };
  }
}
