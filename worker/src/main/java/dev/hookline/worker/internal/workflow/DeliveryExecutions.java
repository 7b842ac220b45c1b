package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.CommandLimits;
import dev.hookline.contract.Lineage;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Delivery;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.FirstFailure;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.Priorities;
import dev.hookline.internal.wire.Summaries;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.internal.wire.WorkflowTasks;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Starts the executions of async deliveries and waits until they have started: the server drops a
 * child whose parent closes first.
 */
final class DeliveryExecutions {

  private static final SearchAttributeKey<String> EVENT =
      SearchAttributeKey.forKeyword(Names.ATTRIBUTE_EVENT);

  private final Plan plan;
  private final RawValue payload;

  DeliveryExecutions(Plan plan, RawValue payload) {
    this.plan = plan;
    this.payload = payload;
  }

  /** Starts the deliveries of a plan that has only async webhooks, as one execution. */
  Promise<?> startingTogether(String event, Plan deliveries) {
    ChildWorkflowStub child =
        child(
            Names.DELIVER_WEBHOOKS, ExecutionIds.deliveries(event), Summaries.ofEvent(deliveries));
    execute(child, deliveries);
    return child.getExecution();
  }

  /** Starts as many deliveries as fit one workflow task, and removes them from the queue. */
  void startNext(Deque<Delivery> deliveries) {
    int max =
        Math.max(1, CommandLimits.TASK_BYTES / (CommandLimits.CHILD_BYTES + Bodies.size(payload)));
    List<Promise<?>> starting = new ArrayList<>();
    while (!deliveries.isEmpty() && starting.size() < max) {
      starting.add(starting(deliveries.remove()));
    }
    starting.forEach(DeliveryExecutions::await);
  }

  /**
   * A delivery that has already failed ends at once. Waits for its end, since each end that the
   * server records while this execution closes makes it try to close again.
   */
  Promise<?> starting(Delivery delivery) {
    ChildWorkflowStub child =
        child(
            Names.DELIVER_WEBHOOK,
            ExecutionIds.delivery(delivery.execution(), delivery.webhook().name()),
            Summaries.ofCall(delivery.webhook()));
    Promise<Void> ended = execute(child, delivery);
    FirstFailure failure = delivery.firstFailure();
    return failure == null || failure.isRetried()
        ? child.getExecution()
        : Promise.allOf(child.getExecution(), ended);
  }

  /** Completes with the end, whatever the outcome: the delivery's own execution shows it. */
  private Promise<Void> execute(ChildWorkflowStub child, Object order) {
    return child
        .executeAsync(Void.class, WireJson.toPayload(order), payload)
        .exceptionally(failure -> null);
  }

  /** Returns when a delivery has started. */
  static void await(Promise<?> promise) {
    try {
      promise.get();
    } catch (ChildWorkflowFailure e) {
      // an earlier run of this execution started it
      if (!(e.getCause() instanceof WorkflowExecutionAlreadyStarted)) {
        throw e;
      }
    }
  }

  private ChildWorkflowStub child(String type, String id, String summary) {
    ChildWorkflowOptions.Builder options =
        ChildWorkflowOptions.newBuilder()
            .setWorkflowId(id)
            .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
            .setCancellationType(ChildWorkflowCancellationType.ABANDON)
            .setWorkflowIdReusePolicy(reusePolicy())
            .setWorkflowTaskTimeout(WorkflowTasks.TIMEOUT)
            .setPriority(Priorities.ofDelivery())
            .setStaticSummary(summary);
    if (plan.searchAttributes().contains(Names.ATTRIBUTE_EVENT)) {
      options.setTypedSearchAttributes(
          SearchAttributes.newBuilder().set(EVENT, plan.event()).build());
    }
    return Workflow.newUntypedChildWorkflowStub(type, options.build());
  }

  /** Only a replay from the start repeats a delivery that succeeded in an earlier run. */
  private WorkflowIdReusePolicy reusePolicy() {
    Lineage lineage = plan.lineage();
    return lineage != null && lineage.from().equals(Lineage.FROM_START)
        ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE
        : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY;
  }
}
