package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.DeliverWebhook;
import dev.hookline.internal.wire.Delivery;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.FirstFailure;
import io.temporal.common.converter.RawValue;
import java.time.Instant;

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

  /** Within its time, by a timer, since a paused or queued call does not look at the clock. */
  private static void call(Delivery delivery, RawValue payload) {
    Long before = delivery.deliverBefore();
    if (before == null) {
      call(delivery, payload, 0);
    } else {
      TimeLimit.within(
          before,
          () -> {
            call(delivery, payload, 1);
            return Bodies.empty();
          },
          late -> expired(delivery, before));
    }
  }

  private static void call(Delivery delivery, RawValue payload, int started) {
    FirstFailure first = delivery.firstFailure();
    WebhookCalls calls = new WebhookCalls(started, LostTaskDetection.FIRST_TASK, () -> 0, false);
    if (first == null) {
      calls.call(CallInput.of(delivery), payload);
    } else if (first.isRetried()) {
      calls.retry(CallInput.of(delivery), payload, first);
    } else {
      throw WebhookFailure.of(delivery.webhook().name(), first);
    }
  }

  private static WebhookFailure expired(Delivery delivery, long before) {
    String webhook = delivery.webhook().name();
    return WebhookFailure.of(
        FailureCode.EXPIRED,
        "delivery expired at %s before webhook '%s' succeeded"
            .formatted(Instant.ofEpochMilli(before), webhook),
        FailureDetails.of(webhook));
  }
}
