package dev.hookline.worker.workflow;

import dev.hookline.contract.Bodies;
import dev.hookline.contract.Delivery;
import dev.hookline.contract.ExecutionIds;
import dev.hookline.contract.Lineage;
import dev.hookline.contract.Names;
import dev.hookline.contract.Plan;
import dev.hookline.contract.Summaries;
import dev.hookline.contract.WebhookCall;
import dev.hookline.contract.WireJson;
import dev.hookline.contract.WorkflowTasks;
import io.temporal.api.common.v1.WorkflowExecution;
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
import java.util.List;

/**
 * An event's async deliveries, each a child execution of its own. They count as recorded when they
 * have started: the server drops a child whose parent closes before.
 */
final class AsyncDeliveries {

  /** What one workflow task may command: below the server's 4 MB, with room for the rest. */
  private static final int MAX_TASK_BYTES = 2_500_000;

  private static final int CHILD_BYTES = 2_048;

  private static final SearchAttributeKey<String> EVENT =
      SearchAttributeKey.forKeyword(Names.ATTRIBUTE_EVENT);

  private final Plan plan;
  private final String execution = Workflow.getInfo().getWorkflowId();

  AsyncDeliveries(Plan plan) {
    this.plan = plan;
  }

  void startAll(RawValue payload) {
    int perTask = Math.max(1, MAX_TASK_BYTES / (CHILD_BYTES + Bodies.size(payload)));
    List<Promise<WorkflowExecution>> starting = new ArrayList<>();
    for (WebhookCall webhook : plan.async()) {
      starting.add(start(webhook, payload));
      if (starting.size() == perTask) {
        awaitAll(starting);
        starting.clear();
      }
    }
    awaitAll(starting);
  }

  private Promise<WorkflowExecution> start(WebhookCall webhook, RawValue payload) {
    ChildWorkflowStub child =
        Workflow.newUntypedChildWorkflowStub(Names.DELIVER_WEBHOOK, options(webhook));
    Delivery delivery = Delivery.of(plan, execution, webhook);
    child.executeAsync(Void.class, WireJson.toPayload(delivery), payload);
    return child.getExecution();
  }

  private static void awaitAll(List<Promise<WorkflowExecution>> starting) {
    for (Promise<WorkflowExecution> started : starting) {
      try {
        started.get();
      } catch (ChildWorkflowFailure e) {
        // a replay finds the delivery that an earlier run of this execution recorded
        if (!(e.getCause() instanceof WorkflowExecutionAlreadyStarted)) {
          throw e;
        }
      }
    }
  }

  private ChildWorkflowOptions options(WebhookCall webhook) {
    ChildWorkflowOptions.Builder options =
        ChildWorkflowOptions.newBuilder()
            .setWorkflowId(ExecutionIds.delivery(execution, webhook.name()))
            .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
            .setCancellationType(ChildWorkflowCancellationType.ABANDON)
            .setWorkflowIdReusePolicy(reusePolicy())
            .setWorkflowTaskTimeout(WorkflowTasks.TIMEOUT)
            .setStaticSummary(Summaries.ofCall(webhook));
    if (plan.searchAttributes().contains(Names.ATTRIBUTE_EVENT)) {
      options.setTypedSearchAttributes(
          SearchAttributes.newBuilder().set(EVENT, plan.event()).build());
    }
    return options.build();
  }

  /** A delivery that succeeded in an earlier run is made again only by a replay from the start. */
  private WorkflowIdReusePolicy reusePolicy() {
    Lineage lineage = plan.lineage();
    return lineage != null && lineage.from().equals(Lineage.FROM_START)
        ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE
        : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY;
  }
}
