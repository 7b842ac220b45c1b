package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.FirstFailure;
import dev.hookline.internal.wire.HeldCall;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.NextTask;
import dev.hookline.internal.wire.WireJson;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one execution, one after another. A first attempt is a local activity if everything
 * before it is already durable: its own response becomes durable only with its workflow task. All
 * others are regular activities, which the server retries and shows.
 */
final class WebhookCalls {

  private static final Duration HOLD_AGAIN = Duration.ofSeconds(1);
  private static final Duration HOLD_LONGEST = Duration.ofMinutes(5);

  private final LostTaskDetection length;
  private final Redirects redirects = Redirects.accepted();
  private final boolean awaitsNextTask;
  private boolean everythingDurable = true;
  private boolean nextTaskRequested;

  /**
   * Creates the calls of an execution.
   *
   * @param started the number of commands that the task of its first call issues before that call
   * @param historyLength the length of its history in that task, unless a task was lost
   * @param updates the number of updates that it has accepted
   * @param awaitsNextTask whether a first attempt may wait for a task that the one before requested
   */
  WebhookCalls(int started, long historyLength, IntSupplier updates, boolean awaitsNextTask) {
    this.length = new LostTaskDetection(started, historyLength, updates);
    this.awaitsNextTask = awaitsNextTask;
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
          commit(WebhookActivityOptions.reading(webhook), Names.READ_RESPONSE, runId, webhook)
              .get());
    } catch (ActivityFailure e) {
      throw WebhookFailure.of(webhook, e);
    }
  }

  private boolean mayBeLocal(CallInput order, RawValue body) {
    return FirstAttempts.mayBegin(order, Bodies.size(body))
        && isEverythingDurable()
        && !length.isMoreThanExpected();
  }

  /** Waits for a requested task, which begins when the response before it is recorded. */
  private boolean isEverythingDurable() {
    if (nextTaskRequested) {
      long recording = Workflow.getInfo().getHistoryLength();
      length.expectNextTask();
      CancellationScope.throwCanceled();
      Workflow.await(() -> Workflow.getInfo().getHistoryLength() > recording);
      CancellationScope.throwCanceled();
      everythingDurable = true;
      nextTaskRequested = false;
    }
    return everythingDurable;
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
    nextTaskRequested = awaitsNextTask && NextTask.isRequestedWith(response);
    return LocalAttemptDeclined.is(response) ? regular(order, body, null) : response;
  }

  private RawValue regular(CallInput order, RawValue body, @Nullable RawValue firstFailure) {
    long since = Workflow.currentTimeMillis();
    CallInput current = order;
    RawValue first = firstFailure;
    try {
      while (true) {
        CompletablePromise<WebhookCall> correction = redirects.of(order.webhook().name());
        RegularCall call = begin(current, body, first);
        Promise.anyOf(call.response(), correction).get();
        HeldCall held = hold(call, order.webhook());
        if (held.ended() || call.isEnded()) {
          return call.response().get();
        }
        call.scope().cancel();
        Workflow.upsertMemo(Collections.singletonMap(Names.MEMO_REDIRECTED, true));
        current = current.redirected(correction.get(), since);
        FirstFailure failure = held.failure();
        first = failure == null ? first : WireJson.toPayload(failure.withSince(since));
      }
    } finally {
      redirects.close();
    }
  }

  /** A regular activity, which a redirect replaces. */
  private record RegularCall(Promise<RawValue> response, CancellationScope scope) {
    boolean isEnded() {
      return response.isCompleted();
    }
  }

  private RegularCall begin(CallInput order, RawValue body, @Nullable RawValue firstFailure) {
    ActivityOptions options = WebhookActivityOptions.regular(order.webhook());
    RawValue wire = WireJson.toPayload(order);
    List<Promise<RawValue>> response = new ArrayList<>();
    CancellationScope scope =
        Workflow.newCancellationScope(
            () ->
                response.add(
                    firstFailure == null
                        ? commit(options, Names.CALL_WEBHOOK, wire, body)
                        : commit(options, Names.CALL_WEBHOOK, wire, body, firstFailure)));
    scope.run();
    return new RegularCall(response.get(0), scope);
  }

  /** An older worker refuses this activity; a newer one takes it later, or the call ends first. */
  private static HeldCall hold(RegularCall call, WebhookCall webhook) {
    Duration pause = HOLD_AGAIN;
    while (!call.isEnded()) {
      try {
        RawValue held =
            Workflow.newUntypedActivityStub(WebhookActivityOptions.holding(webhook.name()))
                .execute(Names.HOLD_CALL, RawValue.class);
        return WireJson.read(held, HeldCall.class).orElse(HeldCall.ENDED);
      } catch (ActivityFailure e) {
        if (e.getCause() instanceof CanceledFailure || TimedWait.until(pause, call::isEnded)) {
          return HeldCall.ENDED;
        }
        pause = pause.compareTo(HOLD_LONGEST) < 0 ? pause.multipliedBy(2) : HOLD_LONGEST;
      }
    }
    return HeldCall.ENDED;
  }

  /** Scheduling an activity commits everything before it to the history. */
  private Promise<RawValue> commit(ActivityOptions options, String activity, Object... arguments) {
    length.expectResponse(everythingDurable ? 1 : 2);
    everythingDurable = true;
    nextTaskRequested = false;
    return Workflow.newUntypedActivityStub(options)
        .executeAsync(activity, RawValue.class, arguments);
  }
}
