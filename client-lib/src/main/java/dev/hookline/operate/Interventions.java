package dev.hookline.operate;

import dev.hookline.contract.ExecutionIds;
import dev.hookline.operate.OperateException.Reason;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.PauseActivityRequest;
import io.temporal.api.workflowservice.v1.RequestCancelWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UnpauseActivityRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Acts on executions that run: what is pending now. New events are not held back. Pausing needs a
 * real server. Thread-safe.
 */
public final class Interventions {

  private final WorkflowClient client;

  private Interventions(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the interventions in a client's namespace. */
  public static Interventions of(WorkflowClient client) {
    return new Interventions(client);
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
   * @throws OperateException if there is no such execution, it has ended, or the webhook is not
   *     pending
   */
  public Intervened apply(Intervention intervention, String executionId, @Nullable String webhook) {
    if (intervention == Intervention.CANCEL) {
      return cancel(executionId);
    }
    PendingCall call = PendingCall.of(client, executionId, webhook);
    switch (intervention) {
      case PAUSE -> pause(call);
      case RESUME -> unpause(call);
      case RETRY_NOW, CANCEL -> {
        pause(call);
        unpause(call);
      }
    }
    return new Intervened(
        call.run().getWorkflowId(), intervention, call.webhook(), call.activity().getAttempt());
  }

  /**
   * Acts on every execution of a filter that runs; those in which the webhook is not pending are
   * passed over.
   *
   * @param webhook as for {@link #apply}; needed for everything but a cancellation
   * @param each gets every intervention when it has been made
   * @throws OperateException if the server has no list or does not understand the filter
   * @throws IllegalArgumentException as {@link #running}
   */
  public void applyAll(
      Intervention intervention,
      ExecutionFilter filter,
      @Nullable String webhook,
      Consumer<Intervened> each) {
    List<Execution> targets = new ArrayList<>();
    // acting changes the list that is being walked through
    Executions.of(client).iterate(running(filter)).forEachRemaining(targets::add);
    for (Execution execution : targets) {
      if (mayConcern(execution, webhook)) {
        attempt(intervention, execution, webhook).ifPresent(each);
      }
    }
  }

  private static boolean mayConcern(Execution execution, @Nullable String webhook) {
    return webhook == null
        || execution.kind() == ExecutionKind.EVENT
        || execution.id().endsWith(ExecutionIds.delivery("", webhook));
  }

  private Optional<Intervened> attempt(
      Intervention intervention, Execution execution, @Nullable String webhook) {
    try {
      return Optional.of(apply(intervention, execution.id(), webhook));
    } catch (OperateException e) {
      return Optional.empty();
    }
  }

  private Intervened cancel(String executionId) {
    WorkflowExecutionInfo info =
        Descriptions.latest(client, executionId).getWorkflowExecutionInfo();
    if (info.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
      throw new OperateException(
          Reason.ENDED,
          "execution %s has ended; look at it with: hookline show %1$s".formatted(executionId));
    }
    stub()
        .requestCancelWorkflowExecution(
            RequestCancelWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setWorkflowExecution(info.getExecution())
                .setIdentity(client.getOptions().getIdentity())
                .build());
    return new Intervened(executionId, Intervention.CANCEL, null, null);
  }

  private void pause(PendingCall call) {
    stub()
        .pauseActivity(
            PauseActivityRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(call.run())
                .setId(call.activity().getActivityId())
                .setIdentity(client.getOptions().getIdentity())
                .build());
  }

  private void unpause(PendingCall call) {
    stub()
        .unpauseActivity(
            UnpauseActivityRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(call.run())
                .setId(call.activity().getActivityId())
                .setIdentity(client.getOptions().getIdentity())
                .build());
  }

  private WorkflowServiceBlockingStub stub() {
    return client.getWorkflowServiceStubs().blockingStub();
  }
}
