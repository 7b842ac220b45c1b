package dev.hookline.worker.model;

import dev.hookline.contract.Bodies;
import dev.hookline.contract.InvokeWebhooks;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.contract.WireJson;
import dev.hookline.worker.call.AttemptOutcome;
import dev.hookline.worker.call.AttemptRequest;
import dev.hookline.worker.call.EndpointCall;
import dev.hookline.worker.workflow.InvokeWebhooksWorkflow;
import io.temporal.common.converter.RawValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a worker may get wrong, to show that the oracle finds it. */
enum Defect {
  NONE,
  SENDS_TWICE,
  SENDS_ANOTHER_ID,
  SENDS_ANOTHER_BODY,
  NUMBERS_FROM_ZERO,
  IGNORES_RETRY_AFTER,
  RETRIES_WHAT_IS_TERMINAL,
  TAKES_A_FAILURE_FOR_A_SUCCESS,
  CALLS_IN_ANOTHER_ORDER,
  CALLS_ASYNC_FIRST,
  DROPS_ASYNC;

  /** Runs the event with other webhooks than the plan has. */
  abstract static class OtherPlan implements InvokeWebhooks {

    abstract List<WebhookCall> change(Plan plan);

    @Override
    public RawValue awaitResponse() {
      throw new UnsupportedOperationException("nobody waits here");
    }

    @Override
    public RawValue invoke(RawValue rawPlan, RawValue payload) {
      Plan plan = WireJson.read(rawPlan, Plan.class).orElseThrow();
      return new InvokeWebhooksWorkflow()
          .invoke(WireJson.toPayload(plan.withWebhooks(change(plan))), payload);
    }
  }

  /** Turns the order round where the rules let it. */
  public static final class Reversed extends OtherPlan {
    @Override
    List<WebhookCall> change(Plan plan) {
      List<WebhookCall> reversed = new ArrayList<>(plan.webhooks());
      if (plan.sync().stream().allMatch(webhook -> webhook.useDataFrom() == null)) {
        Collections.reverse(reversed);
      }
      return reversed;
    }
  }

  /** Starts the async webhooks of an event before the sync ones. */
  public static final class AsyncFirst implements InvokeWebhooks {
    @Override
    public RawValue awaitResponse() {
      throw new UnsupportedOperationException("nobody waits here");
    }

    @Override
    public RawValue invoke(RawValue rawPlan, RawValue payload) {
      Plan plan = WireJson.read(rawPlan, Plan.class).orElseThrow();
      var unused =
          new InvokeWebhooksWorkflow()
              .invoke(WireJson.toPayload(plan.withWebhooks(plan.async())), payload);
      return new InvokeWebhooksWorkflow()
          .invoke(WireJson.toPayload(plan.withWebhooks(plan.sync())), payload);
    }
  }

  /** Forgets the async webhooks. */
  public static final class SyncOnly extends OtherPlan {
    @Override
    List<WebhookCall> change(Plan plan) {
      return plan.sync();
    }
  }

  Class<?> invokeWebhooks() {
    return switch (this) {
      case CALLS_IN_ANOTHER_ORDER -> Reversed.class;
      case CALLS_ASYNC_FIRST -> AsyncFirst.class;
      case DROPS_ASYNC -> SyncOnly.class;
      default -> InvokeWebhooksWorkflow.class;
    };
  }

  EndpointCall endpoints(EndpointCall real) {
    return switch (this) {
      case SENDS_TWICE -> sent(real, request -> request, 2);
      case SENDS_ANOTHER_ID ->
          sent(real, request -> with(request, "msg_" + request.attempt(), null, 0), 1);
      case SENDS_ANOTHER_BODY ->
          sent(real, request -> with(request, null, Bodies.bytes(null), 0), 1);
      case NUMBERS_FROM_ZERO -> sent(real, request -> with(request, null, null, -1), 1);
      case IGNORES_RETRY_AFTER, RETRIES_WHAT_IS_TERMINAL, TAKES_A_FAILURE_FOR_A_SUCCESS ->
          request -> judged(real.prepare(request));
      default -> real;
    };
  }

  private static EndpointCall sent(
      EndpointCall real, UnaryOperator<AttemptRequest> change, int times) {
    return request -> {
      for (int before = 1; before < times; before++) {
        var unused = real.prepare(change.apply(request)).send();
      }
      return real.prepare(change.apply(request));
    };
  }

  private static AttemptRequest with(
      AttemptRequest request, @Nullable String id, byte @Nullable [] body, int added) {
    return new AttemptRequest(
        request.event(),
        request.webhook(),
        id == null ? request.webhookId() : id,
        request.attempt() + added,
        request.traceparent(),
        body == null ? request.body() : body);
  }

  private EndpointCall.Prepared judged(EndpointCall.Prepared real) {
    return new EndpointCall.Prepared() {
      @Override
      public AttemptOutcome send() {
        return real.send() instanceof AttemptOutcome.Failed failed
            ? misjudged(failed)
            : new AttemptOutcome.Answered(200, Bodies.bytes(null));
      }

      @Override
      public void cancel() {
        real.cancel();
      }
    };
  }

  private AttemptOutcome misjudged(AttemptOutcome.Failed failed) {
    return this == TAKES_A_FAILURE_FOR_A_SUCCESS
        ? new AttemptOutcome.Answered(200, Bodies.bytes(null))
        : new AttemptOutcome.Failed(
            failed.code(),
            failed.message(),
            failed.details(),
            this != RETRIES_WHAT_IS_TERMINAL && failed.terminal(),
            this == IGNORES_RETRY_AFTER ? null : failed.retryAfter());
  }
}
