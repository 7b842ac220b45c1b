package dev.hookline.worker.workflow;

import dev.hookline.contract.Bodies;
import dev.hookline.contract.CallOrder;
import dev.hookline.contract.Names;
import dev.hookline.contract.Summaries;
import dev.hookline.contract.WebhookCall;
import dev.hookline.contract.WireJson;
import dev.hookline.worker.call.CallWebhookActivity;
import dev.hookline.worker.call.Heartbeats;
import dev.hookline.worker.call.RetryDecision;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Calls one webhook through its activity, which the server retries. */
final class WebhookStub {

  /** The attempt's own limit ends it first; this one is for a worker that is lost. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  private WebhookStub() {}

  static RawValue call(CallOrder order, RawValue body) {
    try {
      return Bodies.alone(
          Workflow.newUntypedActivityStub(options(order.webhook()))
              .execute(Names.CALL_WEBHOOK, RawValue.class, WireJson.toPayload(order), body));
    } catch (ActivityFailure e) {
      throw WebhookFailure.of(order.webhook().name(), e);
    }
  }

  static RawValue readResponse(String runId, String webhook) {
    ActivityOptions options =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(READ_TIMEOUT)
            .setSummary("recorded response of " + Summaries.cut(webhook))
            .build();
    try {
      return Bodies.alone(
          Workflow.newUntypedActivityStub(options)
              .execute(Names.READ_RESPONSE, RawValue.class, runId, webhook));
    } catch (ActivityFailure e) {
      throw WebhookFailure.of(webhook, e);
    }
  }

  private static ActivityOptions options(WebhookCall webhook) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(webhook.timeout()).plus(MARGIN))
        .setHeartbeatTimeout(Heartbeats.TIMEOUT)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(RetryDecision.INITIAL_INTERVAL)
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(webhook.maximumInterval()))
                .setMaximumAttempts(webhook.numRetries() + CallWebhookActivity.MAX_LOST)
                .build())
        .setSummary(Summaries.ofCall(webhook))
        .build();
  }
}
