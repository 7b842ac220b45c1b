package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.util.List;

/** First attempts as local activities, whose type is the webhook's name. */
final class FirstAttempts {

  private static final List<String> OTHER_TYPES =
      List.of(
          Names.CALL_WEBHOOK,
          Names.READ_RESPONSE,
          Names.HOLD_CALL,
          Names.SELECT_EXECUTIONS,
          Names.REPLAY_EXECUTIONS,
          Names.ENQUEUE_EVENT,
          Names.AWAIT_EVENT_END,
          Names.SEND_ALERT);

  private FirstAttempts() {}

  static boolean mayBegin(CallInput order, int bodyBytes) {
    return order.webhook().isFast(bodyBytes) && !OTHER_TYPES.contains(order.webhook().name());
  }

  static Promise<RawValue> begin(CallInput order, RawValue body) {
    return Workflow.newUntypedLocalActivityStub(WebhookActivityOptions.local(order.webhook()))
        .executeAsync(
            order.webhook().name(),
            RawValue.class,
            WireJson.toPayload(order),
            body,
            WorkflowUnsafe.isReplaying(),
            Workflow.currentTimeMillis());
  }
}
