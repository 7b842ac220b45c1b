package dev.hookline.operate.intervene;

import dev.hookline.connect.ServerStatus;
import dev.hookline.contract.ExecutionIds;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Acts on executions that run: what is pending now. New events are not held back. Pausing needs a
 * real server. Thread-safe.
 */
public final class Interventions {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final WorkflowClient client;
  private final ActivityPauser calls;

  Interventions(WorkflowClient client, Duration patience) {
    this.client = client;
    calls = new ActivityPauser(client, patience);
  }

  /** Returns the interventions in a client's namespace. */
  public static Interventions of(WorkflowClient client) {
    return new Interventions(client, PATIENCE);
  }

  /**
   * Returns the filter of those executions that run.
   *
   * @throws IllegalArgumentException if the filter names executions that have ended
   */
  public static ExecutionFilter running(ExecutionFilter filter) {
    for (ExecutionStatus status : filter.statuses()) {
      if (status != ExecutionStatus.RUNNING) {
        throw new IllegalArgumentException(
            "only executions that run can be acted on, found status " + status.code());
      }
    }
    return filter.with(chosen -> chosen.statuses(List.of(ExecutionStatus.RUNNING)));
  }

  /**
   * Acts on one execution.
   *
   * @param executionId an event or a delivery
   * @param webhook the webhook whose pending call is meant; null for the only pending one. A
   *     cancellation concerns the whole execution and takes none.
   * @throws OperateException if there is no such execution or webhook, it has ended, or the webhook
   *     is not pending; with {@link Reason#LEFT_PAUSED} if a webhook that was to be retried at once
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
    if (intervention == Intervention.CANCEL) {
      return new CancelRequests(client).send(executionId);
    }
    PendingCall call = pending(executionId, webhook);
    switch (intervention) {
      case PAUSE -> calls.pause(call);
      case RESUME -> calls.resume(paused(call));
      case RETRY_NOW, CANCEL -> calls.retryNow(call);
    }
    return new AppliedIntervention(
        call.run().getWorkflowId(), intervention, call.webhook(), call.activity().getAttempt());
  }

  /**
   * Acts on every execution of a filter that runs. Those in which the webhook is not pending, or
   * that end in the meantime, are passed over.
   *
   * @param webhook as for {@link #apply}; needed for everything but a cancellation
   * @param each gets every intervention when it has been made
   * @param passedOver gets every execution on which none was made, with the reason
   * @throws OperateException if the server has no list or does not understand the filter, or with
   *     {@link Reason#LEFT_PAUSED} as {@link #apply}; the executions that are left are not acted on
   * @throws IllegalArgumentException as {@link #running}
   */
  public void applyAll(
      Intervention intervention,
      ExecutionFilter filter,
      @Nullable String webhook,
      Consumer<AppliedIntervention> each,
      Consumer<SkippedExecution> passedOver) {
    List<Execution> targets = new ArrayList<>();
    // acting changes the list that is being walked through
    Executions.of(client).iterate(running(filter)).forEachRemaining(targets::add);
    boolean isExplained = false;
    for (Execution execution : targets) {
      if (mayConcern(execution, webhook)) {
        AppliedIntervention made;
        try {
          made = act(intervention, execution.id(), webhook);
        } catch (OperateException refused) {
          if (refused.reason() == Reason.LEFT_PAUSED) {
            throw refused;
          }
          OperateException e = refused;
          if (!isExplained && refused.reason() == Reason.NOT_PENDING) {
            // one look into a history tells a misspelt name; of thousands it would take long
            isExplained = true;
            e = misspelt(execution.id(), webhook, refused);
          }
          passedOver.accept(
              new SkippedExecution(execution.id(), e.reason(), String.valueOf(e.getMessage())));
          continue;
        }
        each.accept(made);
      }
    }
  }

  private OperateException misspelt(
      String executionId, @Nullable String webhook, OperateException plain) {
    try {
      OperateException explained = new NotPending(client).explain(executionId, webhook, plain);
      return explained.reason() == Reason.NO_SUCH_WEBHOOK ? explained : plain;
    } catch (OperateException | StatusRuntimeException e) {
      return plain; // it ended meanwhile, or the server does not answer this
    }
  }

  private static boolean mayConcern(Execution execution, @Nullable String webhook) {
    return webhook == null
        || execution.kind() == ExecutionKind.EVENT
        || execution.id().endsWith(ExecutionIds.delivery("", webhook));
  }

  private static PendingCall paused(PendingCall call) {
    if (!call.activity().getPaused()) {
      throw new OperateException(
          Reason.NOT_PAUSED,
          "webhook '%s' of execution %s is not paused; have it called at once with: hookline retry-now %2$s --webhook %1$s"
              .formatted(call.webhook(), call.run().getWorkflowId()));
    }
    return call;
  }

  /** Its history may be gone though the execution was there just before. */
  private PendingCall pending(String executionId, @Nullable String webhook) {
    try {
      return PendingCall.of(client, executionId, webhook);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND && !ServerStatus.isNamespaceMissing(e)) {
        throw CancelRequests.ended(executionId);
      }
      throw e;
    }
  }
}
