package dev.hookline.operate.replay;

import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.internal.history.LatestRun;
import dev.hookline.operate.internal.server.Descriptions;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.Optional;

/** The latest run of an event or delivery, which closed without success, with its start input. */
record ClosedRun(
    String executionId,
    String runId,
    String type,
    RawValue plan,
    RawValue payload,
    Memo memo,
    TaskQueue taskQueue) {

  static ClosedRun latest(WorkflowClient client, String executionId) {
    return of(client, LatestRun.describe(client, executionId).getWorkflowExecutionInfo());
  }

  static ClosedRun of(WorkflowClient client, WorkflowExecutionInfo info) {
    String executionId = info.getExecution().getWorkflowId();
    checkReplayable(executionId, info);
    WorkflowExecutionStartedEventAttributes started =
        Descriptions.started(client, info.getExecution());
    try {
      return new ClosedRun(
          executionId,
          info.getExecution().getRunId(),
          info.getType().getName(),
          argument(client, started.getInput(), 0),
          argument(client, started.getInput(), 1),
          info.getMemo(),
          TaskQueue.newBuilder().setName(started.getTaskQueue().getName()).build());
    } catch (DecryptionException e) {
      throw unreadable(executionId, e);
    }
  }

  /** Creates the refusal of a replay whose plan, payload or responses do not decrypt. */
  static OperateException unreadable(String executionId, DecryptionException e) {
    return new OperateException(
        Reason.DECRYPTION_FAILED,
        "execution %s cannot be replayed: it is %s".formatted(executionId, e.getMessage()));
  }

  private static void checkReplayable(String executionId, WorkflowExecutionInfo info) {
    WorkflowExecutionStatus status = info.getStatus();
    if (status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
      throw new OperateException(
          Reason.RUNNING,
          "execution %s is still running; wait for its outcome or cancel it"
              .formatted(executionId));
    }
    if (status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED) {
      throw new OperateException(
          Reason.SUCCEEDED,
          "execution %s succeeded; send the event with a new key to run it again"
              .formatted(executionId));
    }
  }

  static RawValue argument(WorkflowClient client, Payloads input, int index) {
    DataConverter converter = client.getOptions().getDataConverter();
    return converter.fromPayloads(index, Optional.of(input), RawValue.class, RawValue.class);
  }
}
