package dev.hookline.worker.workflow;

import dev.hookline.contract.CallOrder;
import dev.hookline.contract.DeliverWebhook;
import dev.hookline.contract.Delivery;
import dev.hookline.contract.WebhookId;
import io.temporal.common.converter.RawValue;

/** One async delivery: a webhook called until it succeeds or its attempts end. */
public final class DeliverWebhookWorkflow implements DeliverWebhook {

  @Override
  public void deliver(RawValue rawDelivery, RawValue rawPayload) {
    Delivery delivery = Arguments.delivery(rawDelivery);
    RawValue payload = Arguments.payload(rawPayload);
    try {
      new WebhookCalls().call(orderOf(delivery), payload);
    } catch (WebhookFailure failure) {
      throw failure.ending(delivery.searchAttributes());
    }
  }

  private static CallOrder orderOf(Delivery delivery) {
    return new CallOrder(
        delivery.event(),
        WebhookId.of(delivery.execution(), delivery.webhook().name()),
        delivery.webhook(),
        false,
        delivery.traceparent());
  }
}
