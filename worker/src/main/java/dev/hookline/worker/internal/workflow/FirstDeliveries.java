package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.Lineage;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.Delivery;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first attempts of an event's async deliveries, all at once, and passes those that
 * failed to executions of their own. A replay does the latter at once: the delivery may exist from
 * an earlier run.
 */
final class FirstDeliveries {

  private final Plan plan;
  private final RawValue payload;
  private final String event;
  private final boolean local;
  private final Deque<Delivery> passedOn = new ArrayDeque<>();
  private int inFlight;
  private @Nullable RuntimeException unreadable;

  FirstDeliveries(Plan plan, RawValue payload) {
    this.plan = plan;
    this.payload = payload;
    this.event = ExecutionIds.eventOfDelivery(Workflow.getInfo().getWorkflowId());
    this.local =
        plan.lineage() == null
            && !new LostTaskDetection(0, LostTaskDetection.FIRST_TASK).isMoreThanExpected()
            && !isExpired(plan);
  }

  /** Each delivery's own execution reports that. */
  private static boolean isExpired(Plan plan) {
    Long before = plan.deliverBefore();
    return before != null && before <= Workflow.currentTimeMillis();
  }

  void makeAll() {
    plan.async().stream().filter(webhook -> !isDelivered(webhook)).forEach(this::begin);
    DeliveryExecutions executions = new DeliveryExecutions(plan, payload);
    while (inFlight > 0 || !passedOn.isEmpty()) {
      Workflow.await(() -> inFlight == 0 || !passedOn.isEmpty() || unreadable != null);
      failIfUnreadable();
      executions.startNext(passedOn);
    }
    failIfUnreadable();
  }

  private void failIfUnreadable() {
    if (unreadable != null) {
      throw unreadable;
    }
  }

  private boolean isDelivered(WebhookCall webhook) {
    Lineage lineage = plan.lineage();
    return lineage != null && lineage.reuse().contains(webhook.name());
  }

  private void begin(WebhookCall webhook) {
    Delivery delivery = Delivery.of(plan, event, webhook);
    CallInput order = CallInput.of(delivery);
    if (!local || !FirstAttempts.mayBegin(order, Bodies.size(payload))) {
      passedOn.add(delivery);
      return;
    }
    inFlight++;
    FirstAttempts.begin(order, payload)
        .handle(
            (response, failure) -> {
              inFlight--;
              ended(delivery, response, failure);
              return null;
            });
  }

  private void ended(Delivery delivery, @Nullable RawValue response, @Nullable Exception failure) {
    if (failure instanceof DecryptionException missing) {
      // the attempt may have delivered: a worker with the key retries the task
      unreadable = missing;
    } else if (failure instanceof ActivityFailure attempt) {
      // a cancelled one ends with the execution
      if (!(attempt.getCause() instanceof CanceledFailure)) {
        passedOn.add(delivery.after(FirstFailures.of(attempt).orElse(null)));
      }
    } else if (failure != null || LocalAttemptDeclined.is(response)) {
      passedOn.add(delivery);
    }
  }
}
