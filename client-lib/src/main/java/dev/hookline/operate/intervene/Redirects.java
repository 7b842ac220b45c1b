package dev.hookline.operate.intervene;

import dev.hookline.config.ConfigException;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.list.ExecutionFilter;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Corrects pending calls of webhooks without a replay: the url, headers or the retry policy of one
 * that waits for a retry, recorded in the execution's history. The next attempt is made at once and
 * keeps its number and {@code webhook-id}. An attempt in flight ends first; if it succeeds, the
 * correction has no effect. Needs a real server; on the embedded one, a call that began with a
 * local first attempt is redirected only after a further attempt. Thread-safe.
 */
public final class Redirects {

  private final WorkflowClient client;
  private final boolean encrypted;

  private Redirects(WorkflowClient client) {
    this.client = client;
    this.encrypted = Encryption.isOn(client);
  }

  /** Returns the redirects in a client's namespace. */
  public static Redirects of(WorkflowClient client) {
    return new Redirects(client);
  }

  /**
   * Redirects the pending call of one webhook. Returns when the correction is recorded.
   *
   * @param executionId an event or a delivery
   * @param webhook the webhook; null for the only pending one
   * @throws OperateException if there is no such execution or webhook, it has ended, the webhook is
   *     not pending, the corrected webhook breaks a rule, or its worker is older than 0.1.1 or does
   *     not respond
   * @throws ConfigException if the correction by itself breaks a rule
   */
  public AppliedIntervention redirect(
      String executionId, @Nullable String webhook, Redirection redirection) {
    return explained(executionId, webhook, redirection, this::send);
  }

  /** Reports what {@link #redirect} would redirect, and changes nothing; fails as it would. */
  public AppliedIntervention tryOne(
      String executionId, @Nullable String webhook, Redirection redirection) {
    return explained(executionId, webhook, redirection, (call, corrected) -> {});
  }

  /**
   * Redirects the pending calls of a webhook in all running executions of a filter; others are
   * skipped, as in {@link Interventions#applyAll}.
   *
   * @param each receives every redirected call
   * @param skipped receives every skipped execution, with the reason
   * @throws OperateException if the server cannot list executions or rejects the filter
   * @throws ConfigException if the correction by itself breaks a rule
   * @throws IllegalArgumentException if the filter includes executions that have ended
   */
  public void redirectAll(
      ExecutionFilter filter,
      String webhook,
      Redirection redirection,
      Consumer<AppliedIntervention> each,
      Consumer<SkippedExecution> skipped) {
    all(filter, webhook, id -> act(id, webhook, redirection, this::send), each, skipped);
  }

  /** Reports what {@link #redirectAll} would redirect now, and changes nothing. */
  public void tryAll(
      ExecutionFilter filter,
      String webhook,
      Redirection redirection,
      Consumer<AppliedIntervention> each,
      Consumer<SkippedExecution> skipped) {
    all(filter, webhook, id -> act(id, webhook, redirection, (call, to) -> {}), each, skipped);
  }

  private void all(
      ExecutionFilter filter,
      String webhook,
      Function<String, AppliedIntervention> action,
      Consumer<AppliedIntervention> each,
      Consumer<SkippedExecution> skipped) {
    new EachExecution(client).act(Interventions.running(filter), webhook, action, each, skipped);
  }

  private AppliedIntervention explained(
      String executionId,
      @Nullable String webhook,
      Redirection redirection,
      BiConsumer<PendingCall, WebhookCall> action) {
    try {
      return act(executionId, webhook, redirection, action);
    } catch (OperateException e) {
      throw e.reason() == Reason.NOT_PENDING
          ? new NotPending(client).explain(executionId, webhook, e)
          : e;
    }
  }

  private AppliedIntervention act(
      String executionId,
      @Nullable String webhook,
      Redirection redirection,
      BiConsumer<PendingCall, WebhookCall> action) {
    redirection.verify(webhook == null ? "redirected" : webhook, encrypted);
    PendingCall call = PendingCall.find(client, executionId, webhook);
    action.accept(call, corrected(call, redirection));
    return new AppliedIntervention(
        call.run().getWorkflowId(),
        Intervention.REDIRECT,
        call.webhook(),
        call.activity().getAttempt());
  }

  private WebhookCall corrected(PendingCall call, Redirection redirection) {
    try {
      return redirection.of(call.call(), encrypted);
    } catch (ConfigException e) {
      throw new OperateException(
          Reason.INVALID_CORRECTION,
          "webhook '%s' of execution %s cannot be corrected this way: %s"
              .formatted(
                  call.webhook(), call.run().getWorkflowId(), e.problems().get(0).message()));
    }
  }

  private void send(PendingCall call, WebhookCall corrected) {
    String id = call.run().getWorkflowId();
    WorkflowTargetOptions run =
        WorkflowTargetOptions.newBuilder()
            .setWorkflowId(id)
            .setRunId(call.run().getRunId())
            .build();
    UpdateOptions<Void> redirect =
        UpdateOptions.newBuilder(Void.class)
            .setUpdateName(Names.REDIRECT)
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    try {
      client
          .newUntypedWorkflowStub(run)
          .startUpdate(redirect, WireJson.toPayload(corrected))
          .getResult();
    } catch (WorkflowUpdateException e) {
      throw refused(call, e);
    } catch (WorkflowUpdateTimeoutOrCancelledException e) {
      throw new OperateException(
          Reason.NO_WORKER,
          "no worker recorded the redirect of execution %s in time; check that one is running, then inspect it with: hookline show %1$s"
              .formatted(id));
    } catch (WorkflowNotFoundException e) {
      throw CancelRequests.ended(id);
    }
  }

  private static OperateException refused(PendingCall call, WorkflowUpdateException e) {
    String id = call.run().getWorkflowId();
    if (e.getCause() instanceof ApplicationFailure failure
        && failure.getType().equals(Names.NOT_PENDING)) {
      return new OperateException(
          Reason.NOT_PENDING,
          "%s in execution %s; inspect it with: hookline show %2$s"
              .formatted(failure.getOriginalMessage(), id));
    }
    return new OperateException(
        Reason.UNSUPPORTED,
        "execution %s refused the redirect (%s); workers older than 0.1.1 do not support it, update them or replay with a corrected configuration"
            .formatted(id, e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
  }
}
