package dev.hookline.worker.internal.workflow;

import dev.hookline.Payload;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Delivery;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.batch.BatchRequest;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the arguments of a workflow. A starter may send anything, so an invalid argument fails
 * the execution at once; any other exception would make its task fail for ever.
 */
final class Arguments {

  private Arguments() {}

  static Plan plan(@Nullable RawValue argument) {
    try {
      Plan plan = WireJson.readPlan(argument);
      RecordedRules.check(plan.rules(), plan.event(), plan.webhooks());
      checkDeliveryIds(plan);
      return plan;
    } catch (InvalidPlanException e) {
      throw rejected(e);
    }
  }

  static Delivery delivery(@Nullable RawValue argument) {
    try {
      Delivery delivery = WireJson.readDelivery(argument);
      RecordedRules.check(delivery.rules(), delivery.event(), List.of(delivery.webhook()));
      return delivery;
    } catch (InvalidPlanException e) {
      throw rejected(e);
    }
  }

  static BatchRequest batch(@Nullable RawValue argument) {
    BatchRequest order =
        WireJson.read(argument, BatchRequest.class)
            .orElseThrow(
                () -> rejected(FailureCode.INVALID_PLAN, "input of the batch is not readable"));
    if (order.version() > BatchRequest.VERSION) {
      throw rejected(
          FailureCode.UNSUPPORTED_PLAN,
          "batch version %d is newer than %d, the newest that this worker knows; update the worker"
              .formatted(order.version(), BatchRequest.VERSION));
    }
    return order;
  }

  /** Returns the payload; a missing one is empty. */
  static RawValue payload(@Nullable RawValue argument) {
    if (Bodies.size(argument) > Payload.MAX_BYTES) {
      throw WebhookFailure.of(
          FailureCode.PAYLOAD_TOO_LARGE,
          "payload must be at most %d bytes, found %d"
              .formatted(Payload.MAX_BYTES, Bodies.size(argument)),
          FailureDetails.of(null));
    }
    return argument == null ? Bodies.empty() : argument;
  }

  /** The server would refuse a longer id over and over, after the sync webhooks were called. */
  private static void checkDeliveryIds(Plan plan) {
    String execution = Workflow.getInfo().getWorkflowId();
    for (WebhookCall webhook : plan.async()) {
      if (!ExecutionIds.fitsDelivery(ExecutionIds.delivery(execution, webhook.name()))) {
        throw rejected(
            FailureCode.INVALID_PLAN,
            "workflow id with the name of async webhook '%s' must be at most %d bytes; use a shorter id"
                .formatted(webhook.name(), ExecutionIds.MAX_DELIVERY_BYTES));
      }
    }
  }

  private static RuntimeException rejected(InvalidPlanException e) {
    return rejected(e.code(), String.valueOf(e.getMessage()));
  }

  private static RuntimeException rejected(FailureCode code, String message) {
    return WebhookFailure.of(code, message, FailureDetails.of(null)).asApplicationFailure();
  }
}
