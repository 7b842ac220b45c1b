package dev.hookline.worker.workflow;

import dev.hookline.contract.CallOrder;
import dev.hookline.contract.Delivery;
import dev.hookline.contract.WebhookId;

/** What an async webhook's attempts are told: its answer is only checked. */
final class DeliveryOrders {

  private DeliveryOrders() {}

  static CallOrder of(Delivery delivery) {
    return new CallOrder(
        delivery.event(),
        WebhookId.of(delivery.execution(), delivery.webhook().name()),
        delivery.webhook(),
        false,
        delivery.traceparent());
  }
}
