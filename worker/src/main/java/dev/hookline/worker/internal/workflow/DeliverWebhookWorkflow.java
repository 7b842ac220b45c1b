package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.DeliverWebhook;
import dev.hookline.internal.wire.Delivery;
import dev.hookline.internal.wire.FirstFailure;
import io.temporal.common.converter.RawValue;

/** One async delivery: calls a webhook until it succeeds or runs out of attempts. */
public final class DeliverWebhookWorkflow implements DeliverWebhook {

  @Override
  public void deliver(RawValue rawDelivery, RawValue rawPayload) {
    Delivery delivery = Arguments.delivery(rawDelivery);
    try {
      call(delivery, Arguments.payload(rawPayload));
    } catch (WebhookFailure failure) {
      throw failure.ending(delivery.searchAttributes());
    }
  }

  private static void call(Delivery delivery, RawValue payload) {
    FirstFailure first = delivery.firstFailure();
    if (first == null) {
      new WebhookCalls(0, LostTaskDetection.FIRST_TASK).call(CallInput.of(delivery), payload);
    } else if (first.isRetried()) {
      new WebhookCalls(0, LostTaskDetection.FIRST_TASK)
          .retry(CallInput.of(delivery), payload, first);
    } else {
      throw WebhookFailure.of(delivery.webhook().name(), first);
    }
  }
}
