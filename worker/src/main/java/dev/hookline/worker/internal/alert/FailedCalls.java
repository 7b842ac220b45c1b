package dev.hookline.worker.internal.alert;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.endpoint.FailedCall;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.ExecutionIds;
import io.temporal.activity.Activity;
import org.jspecify.annotations.Nullable;

/** Describes the attempt of the activity that runs on this thread. */
final class FailedCalls {

  private FailedCalls() {}

  static FailedCall of(CallInput order, FailureCode code, @Nullable Integer status) {
    return new FailedCall(
        order.event(), order.webhook().name(), execution(order), code.code(), status);
  }

  /** The joint execution of several deliveries makes their first attempts. */
  private static String execution(CallInput order) {
    String id = String.valueOf(Activity.getExecutionContext().getInfo().getWorkflowId());
    String event = ExecutionIds.eventOfDelivery(id);
    return id.equals(ExecutionIds.deliveries(event))
        ? ExecutionIds.delivery(event, order.webhook().name())
        : id;
  }
}
