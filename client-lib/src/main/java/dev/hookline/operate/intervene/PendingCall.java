package dev.hookline.operate.intervene;

import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.server.ServerStatus;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.internal.history.LatestRun;
import dev.hookline.operate.internal.history.RecordedCall;
import dev.hookline.operate.internal.history.WebhookStates;
import dev.hookline.operate.internal.server.Descriptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pending call of a webhook in an execution. */
record PendingCall(WorkflowExecution run, WebhookCall call, PendingActivityInfo activity) {

  String webhook() {
    return call.name();
  }

  /**
   * Returns the pending call of a webhook, in the execution itself or in its delivery; without a
   * webhook, the only pending call.
   *
   * @throws OperateException if there is none
   */
  static PendingCall of(WorkflowClient client, String executionId, @Nullable String webhook) {
    DescribeWorkflowExecutionResponse described = LatestRun.describe(client, executionId);
    Optional<PendingCall> own = in(client, described, webhook);
    if (own.isPresent()) {
      return own.get();
    }
    if (webhook != null) {
      String delivery = ExecutionIds.delivery(executionId, webhook);
      Optional<PendingCall> async =
          Descriptions.find(client, delivery).flatMap(found -> in(client, found, webhook));
      if (async.isPresent()) {
        return async.get();
      }
    }
    throw new OperateException(
        Reason.NOT_PENDING,
        "%s, or is in its first attempt; inspect it with: hookline show %s"
            .formatted(
                webhook == null
                    ? "execution %s is not waiting for a webhook".formatted(executionId)
                    : "webhook '%s' of execution %s is not pending".formatted(webhook, executionId),
                executionId));
  }

  /** Like {@link #of}; the history may be gone although the execution just existed. */
  static PendingCall find(WorkflowClient client, String executionId, @Nullable String webhook) {
    try {
      return of(client, executionId, webhook);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND && !ServerStatus.isNamespaceMissing(e)) {
        throw CancelRequests.ended(executionId);
      }
      throw e;
    }
  }

  /** Returns whether an attempt is in flight and further ones may follow. */
  boolean isInFlight() {
    return WebhookStates.isInFlight(activity) && !activity.getPaused();
  }

  private static Optional<PendingCall> in(
      WorkflowClient client,
      DescribeWorkflowExecutionResponse described,
      @Nullable String webhook) {
    WorkflowExecutionInfo info = described.getWorkflowExecutionInfo();
    if (info.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
      return Optional.empty();
    }
    for (PendingActivityInfo activity : described.getPendingActivitiesList()) {
      if (activity.getActivityType().getName().equals(Names.CALL_WEBHOOK)) {
        Optional<CallInput> input = inputOf(client, info.getExecution(), activity.getActivityId());
        if (input.isPresent()
            && (webhook == null || webhook.equals(input.get().webhook().name()))) {
          return Optional.of(new PendingCall(info.getExecution(), input.get().webhook(), activity));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<CallInput> inputOf(
      WorkflowClient client, WorkflowExecution run, String activityId) {
    return client.fetchHistory(run.getWorkflowId(), run.getRunId()).getEvents().stream()
        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
        .filter(scheduled -> scheduled.getActivityId().equals(activityId))
        .findFirst()
        .flatMap(
            scheduled -> RecordedCall.input(scheduled, client.getOptions().getDataConverter()));
  }
}
