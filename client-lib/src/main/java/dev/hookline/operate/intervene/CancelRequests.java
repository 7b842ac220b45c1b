package dev.hookline.operate.intervene;

import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.internal.history.LatestRun;
import dev.hookline.operate.internal.server.BusyServer;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.RequestCancelWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;

/** Requests the cancellation of running executions. */
final class CancelRequests {

  private final WorkflowClient client;

  CancelRequests(WorkflowClient client) {
    this.client = client;
  }

  AppliedIntervention send(String executionId) {
    WorkflowExecutionInfo info = LatestRun.describe(client, executionId).getWorkflowExecutionInfo();
    if (info.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
      throw NotPending.ended(ExecutionReader.read(info, client.getOptions().getDataConverter()));
    }
    RequestCancelWorkflowExecutionRequest request =
        RequestCancelWorkflowExecutionRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setWorkflowExecution(info.getExecution())
            .setIdentity(client.getOptions().getIdentity())
            .build();
    try {
      BusyServer.withRetries(
          () ->
              client
                  .getWorkflowServiceStubs()
                  .blockingStub()
                  .requestCancelWorkflowExecution(request));
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code == Status.Code.NOT_FOUND || code == Status.Code.FAILED_PRECONDITION) {
        throw ended(executionId);
      }
      throw e;
    }
    return new AppliedIntervention(executionId, Intervention.CANCEL, null, null);
  }

  static OperateException ended(String executionId) {
    return new OperateException(
        Reason.ENDED,
        "execution %s has ended; inspect it with: hookline show %1$s".formatted(executionId));
  }
}
