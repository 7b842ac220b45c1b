package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.FirstFailure;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one execution, one after another. A first attempt is a local activity if everything
 * before it is already durable: its own response becomes durable only with its workflow task. All
 * others are regular activities, which the server retries and shows.
 */
final class WebhookCalls {

  private final LostTaskDetection length;
  private boolean everythingDurable = true;

  /**
   * Creates the calls of an execution.
   *
   * @param started the number of commands that the task of its first call issues before that call
   * @param historyLength the length of its history in that task, unless a task was lost
   */
  WebhookCalls(int started, long historyLength) {
    this.length = new LostTaskDetection(started, historyLength);
  }

  RawValue call(CallInput order, RawValue body) {
    try {
      return Bodies.withoutMetadata(
          mayBeLocal(order, body) ? local(order, body) : regular(order, body, null));
    } catch (ActivityFailure e) {
      throw WebhookFailure.of(order.webhook().name(), e);
    }
  }

  /** Makes the attempts after a first one that was made elsewhere. */
  void retry(CallInput order, RawValue body, FirstFailure failure) {
    try {
      regular(order, body, WireJson.toPayload(failure));
    } catch (ActivityFailure e) {
      throw WebhookFailure.of(order.webhook().name(), e);
    }
  }

  RawValue readResponse(String runId, String webhook) {
    try {
      return Bodies.withoutMetadata(
          commit(WebhookActivityOptions.reading(webhook), Names.READ_RESPONSE, runId, webhook));
    } catch (ActivityFailure e) {
      throw WebhookFailure.of(webhook, e);
    }
  }

  private boolean mayBeLocal(CallInput order, RawValue body) {
    return FirstAttempts.mayBegin(order, Bodies.size(body))
        && everythingDurable
        && !length.isMoreThanExpected();
  }

  private RawValue local(CallInput order, RawValue body) {
    everythingDurable = false;
    RawValue response;
    try {
      response = FirstAttempts.begin(order, body).get();
    } catch (ActivityFailure e) {
      FirstFailure failure =
          FirstFailures.of(e).filter(FirstFailure::isRetried).orElseThrow(() -> e);
      return regular(order, body, WireJson.toPayload(failure));
    }
    return LocalAttemptDeclined.is(response) ? regular(order, body, null) : response;
  }

  private RawValue regular(CallInput order, RawValue body, @Nullable RawValue firstFailure) {
    ActivityOptions options = WebhookActivityOptions.regular(order.webhook());
    RawValue wire = WireJson.toPayload(order);
    return firstFailure == null
        ? commit(options, Names.CALL_WEBHOOK, wire, body)
        : commit(options, Names.CALL_WEBHOOK, wire, body, firstFailure);
  }

  /** Scheduling an activity commits everything before it to the history. */
  private RawValue commit(ActivityOptions options, String activity, Object... arguments) {
    length.expectResponse(everythingDurable ? 1 : 2);
    everythingDurable = true;
    return Workflow.newUntypedActivityStub(options).execute(activity, RawValue.class, arguments);
  }
}
