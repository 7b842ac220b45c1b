package dev.hookline.operate.intervene;

import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.list.ExecutionFilter;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Acts on running executions and their pending calls. New events are not affected. Pausing needs a
 * real server. Thread-safe.
 */
public final class Interventions {

  private static final Duration RESUME_TIMEOUT = Duration.ofSeconds(60);

  private final WorkflowClient client;
  private final ActivityPauser calls;

  Interventions(WorkflowClient client, Duration resumeTimeout) {
    this.client = client;
    calls = new ActivityPauser(client, resumeTimeout);
  }

  /** Returns the interventions in a client's namespace. */
  public static Interventions of(WorkflowClient client) {
    return new Interventions(client, RESUME_TIMEOUT);
  }

  /**
   * Returns the filter, restricted to running executions.
   *
   * @throws IllegalArgumentException if the filter includes executions that have ended
   */
  public static ExecutionFilter running(ExecutionFilter filter) {
    for (ExecutionStatus status : filter.statuses()) {
      if (status != ExecutionStatus.RUNNING) {
        throw new IllegalArgumentException(
            "only running executions can be acted on, found status " + status.code());
      }
    }
    return filter.with(chosen -> chosen.statuses(List.of(ExecutionStatus.RUNNING)));
  }

  /**
   * Acts on one execution.
   *
   * @param executionId an event or a delivery
   * @param webhook the webhook of the pending call; null for the only pending one. A cancellation
   *     affects the whole execution and needs none.
   * @throws OperateException if there is no such execution or webhook, it has ended, or the webhook
   *     is not pending; with {@link Reason#LEFT_PAUSED} if a webhook that should be retried at once
   *     may be paused, since the server failed for a minute between pausing and resuming it
   */
  public AppliedIntervention apply(
      Intervention intervention, String executionId, @Nullable String webhook) {
    try {
      return act(intervention, executionId, webhook);
    } catch (OperateException e) {
      throw e.reason() == Reason.NOT_PENDING
          ? new NotPending(client).explain(executionId, webhook, e)
          : e;
    }
  }

  private AppliedIntervention act(
      Intervention intervention, String executionId, @Nullable String webhook) {
    if (intervention == Intervention.REDIRECT) {
      throw new IllegalArgumentException("a redirect needs a correction; use Redirects");
    }
    if (intervention == Intervention.CANCEL) {
      return new CancelRequests(client).send(executionId);
    }
    PendingCall call = pending(executionId, webhook);
    switch (intervention) {
      case PAUSE -> calls.pause(call);
      case RESUME -> calls.resume(paused(call));
      case RETRY_NOW, REDIRECT, CANCEL -> calls.retryNow(call);
    }
    return new AppliedIntervention(
        call.run().getWorkflowId(), intervention, call.webhook(), call.activity().getAttempt());
  }

  /**
   * Acts on every running execution of a filter. Executions in which the webhook is not pending, or
   * that end in the meantime, are skipped.
   *
   * @param webhook as for {@link #apply}; required except for a cancellation
   * @param each receives every completed intervention
   * @param skipped receives every skipped execution, with the reason
   * @throws OperateException if the server cannot list executions or rejects the filter, or with
   *     {@link Reason#LEFT_PAUSED} as {@link #apply}; the remaining executions are not acted on
   * @throws IllegalArgumentException as {@link #running}
   */
  public void applyAll(
      Intervention intervention,
      ExecutionFilter filter,
      @Nullable String webhook,
      Consumer<AppliedIntervention> each,
      Consumer<SkippedExecution> skipped) {
    new EachExecution(client)
        .act(
            running(filter),
            webhook,
            executionId -> act(intervention, executionId, webhook),
            each,
            skipped);
  }

  private static PendingCall paused(PendingCall call) {
    if (!call.activity().getPaused()) {
      throw new OperateException(
          Reason.NOT_PAUSED,
          "webhook '%s' of execution %s is not paused; retry it at once with: hookline retry-now %2$s --webhook %1$s"
              .formatted(call.webhook(), call.run().getWorkflowId()));
    }
    return call;
  }

  private PendingCall pending(String executionId, @Nullable String webhook) {
    return PendingCall.find(client, executionId, webhook);
  }
}
