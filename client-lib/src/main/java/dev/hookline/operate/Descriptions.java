package dev.hookline.operate;

import dev.hookline.contract.Names;
import dev.hookline.operate.OperateException.Reason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.util.Optional;

/** What the server says of an execution's latest run, without its history. */
final class Descriptions {

  private Descriptions() {}

  static DescribeWorkflowExecutionResponse latest(WorkflowClient client, String executionId) {
    DescribeWorkflowExecutionResponse described =
        find(client, executionId)
            .orElseThrow(
                () ->
                    new OperateException(
                        Reason.NOT_FOUND,
                        "no execution %s within the retention of namespace '%s'"
                            .formatted(executionId, client.getOptions().getNamespace())));
    String type = described.getWorkflowExecutionInfo().getType().getName();
    if (!type.equals(Names.INVOKE_WEBHOOKS) && !type.equals(Names.DELIVER_WEBHOOK)) {
      throw new OperateException(
          Reason.NOT_HOOKLINE,
          "execution %s is of type %s, not %s".formatted(executionId, type, Names.INVOKE_WEBHOOKS));
    }
    return described;
  }

  static Optional<DescribeWorkflowExecutionResponse> find(
      WorkflowClient client, String executionId) {
    return find(client, WorkflowExecution.newBuilder().setWorkflowId(executionId).build());
  }

  static Optional<DescribeWorkflowExecutionResponse> find(
      WorkflowClient client, WorkflowExecution run) {
    try {
      return Optional.of(
          BusyServer.patiently(
              () ->
                  client
                      .getWorkflowServiceStubs()
                      .blockingStub()
                      .describeWorkflowExecution(
                          DescribeWorkflowExecutionRequest.newBuilder()
                              .setNamespace(client.getOptions().getNamespace())
                              .setExecution(run)
                              .build())));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
