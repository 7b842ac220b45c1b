package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.DeliverWebhooks;
import io.temporal.common.converter.RawValue;

/**
 * An event's async deliveries together: makes the first attempt of each at once, then starts a
 * separate execution for each webhook that needs a retry or has failed.
 */
public final class DeliverWebhooksWorkflow implements DeliverWebhooks {

  @Override
  public void deliver(RawValue rawPlan, RawValue rawPayload) {
    Plan plan = Arguments.plan(rawPlan);
    try {
      new FirstDeliveries(plan, Arguments.payload(rawPayload)).makeAll();
    } catch (WebhookFailure failure) {
      throw failure.ending(plan.searchAttributes());
    }
  }
}
