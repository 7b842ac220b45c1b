package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.InvokeWebhooks;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;

/**
 * An event, from its start on: its sync webhooks in order, then its async deliveries, then the
 * final response.
 */
public final class InvokeWebhooksWorkflow implements InvokeWebhooks {

  private final CompletablePromise<RawValue> recorded = Workflow.newPromise();

  @Override
  public RawValue invoke(RawValue rawPlan, RawValue rawPayload) {
    Plan plan = Arguments.plan(rawPlan);
    try {
      RawValue payload = Arguments.payload(rawPayload);
      RawValue response = new SyncCalls(plan, EventStart.await(plan)).callInTime(payload);
      new AsyncDeliveries(plan).start(payload, () -> recorded.complete(response));
      return response;
    } catch (WebhookFailure failure) {
      throw failure.ending(plan.searchAttributes());
    }
  }

  @Override
  public RawValue awaitResponse() {
    return recorded.get();
  }
}
