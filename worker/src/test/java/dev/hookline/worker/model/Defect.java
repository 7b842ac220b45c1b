package dev.hookline.worker.model;

import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.replay.ReplayOptions;
import dev.hookline.operate.replay.Replays;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.call.ReadResponse;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A defect of a worker, to show that the oracle finds it. */
enum Defect {
  NONE,
  SENDS_TWICE,
  SENDS_ANOTHER_ID,
  SENDS_ANOTHER_BODY,
  NUMBERS_FROM_ZERO,
  IGNORES_RETRY_AFTER,
  IGNORES_MAXIMUM_INTERVAL,
  RETRIES_WHAT_IS_TERMINAL,
  TAKES_A_FAILURE_FOR_A_SUCCESS,
  CALLS_IN_ANOTHER_ORDER,
  CALLS_ASYNC_FIRST,
  DROPS_ASYNC,
  IGNORES_A_CANCELLATION,
  DELIVERS_AFTER_A_CANCELLATION,
  CALLS_AGAIN_IN_A_REPLAY,
  REUSES_IN_A_REPLAY_FROM_THE_START,
  READS_ANOTHER_RESPONSE,
  SENDS_ANOTHER_ID_IN_A_REPLAY,
  REPLAYS_WHAT_HAS_SUCCEEDED;

  Class<?> invokeWebhooks() {
    return switch (this) {
      case CALLS_IN_ANOTHER_ORDER -> BrokenWorkflows.Reversed.class;
      case CALLS_ASYNC_FIRST -> BrokenWorkflows.AsyncFirst.class;
      case IGNORES_MAXIMUM_INTERVAL -> BrokenWorkflows.LongGaps.class;
      case DROPS_ASYNC -> BrokenWorkflows.SyncOnly.class;
      case IGNORES_A_CANCELLATION -> BrokenWorkflows.Uncancelled.class;
      case DELIVERS_AFTER_A_CANCELLATION -> BrokenWorkflows.AsyncThough.class;
      case CALLS_AGAIN_IN_A_REPLAY -> BrokenWorkflows.NothingReused.class;
      case REUSES_IN_A_REPLAY_FROM_THE_START -> BrokenWorkflows.FirstReused.class;
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
      case SENDS_ANOTHER_ID_IN_A_REPLAY -> {
        Map<String, String> runs = new ConcurrentHashMap<>();
        yield sent(real, request -> with(request, idOfRun(request, runs), null, 0), 1);
      }
      case NUMBERS_FROM_ZERO -> sent(real, request -> with(request, null, null, -1), 1);
      case IGNORES_RETRY_AFTER, RETRIES_WHAT_IS_TERMINAL, TAKES_A_FAILURE_FOR_A_SUCCESS ->
          request -> judged(real.prepare(request));
      default -> real;
    };
  }

  ReadResponse reading(ReadResponse real) {
    return this == READS_ANOTHER_RESPONSE ? (runId, webhook) -> Bodies.empty() : real;
  }

  /** An operator's tool that refuses no replay. */
  void replay(Replays operator, String event, ReplayOptions options) {
    try {
      var unused = operator.replay(event, options);
    } catch (OperateException e) {
      if (this != REPLAYS_WHAT_HAS_SUCCEEDED) {
        throw e;
      }
    }
  }

  private static String idOfRun(AttemptRequest request, Map<String, String> runs) {
    ActivityInfo attempt = Activity.getExecutionContext().getInfo();
    String run = String.valueOf(attempt.getWorkflowRunId());
    return !attempt.getWorkflowType().equals(Names.INVOKE_WEBHOOKS)
            || runs.computeIfAbsent(request.webhookId(), any -> run).equals(run)
        ? request.webhookId()
        : "msg_" + run;
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
        request.trace(),
        body == null ? request.body() : body);
  }

  private EndpointCall.Prepared judged(EndpointCall.Prepared real) {
    return new EndpointCall.Prepared() {
      @Override
      public AttemptOutcome send() {
        AttemptOutcome outcome = real.send();
        return outcome instanceof AttemptOutcome.Failed failed ? misjudged(failed) : outcome;
      }

      @Override
      public void cancel() {
        real.cancel();
      }
    };
  }

  private AttemptOutcome misjudged(AttemptOutcome.Failed failed) {
    return this == TAKES_A_FAILURE_FOR_A_SUCCESS
        ? new AttemptOutcome.Succeeded(200, Bodies.bytes(null))
        : new AttemptOutcome.Failed(
            failed.code(),
            failed.message(),
            failed.details(),
            this != RETRIES_WHAT_IS_TERMINAL && failed.terminal(),
            this == IGNORES_RETRY_AFTER ? null : failed.retryAfter());
  }
}
