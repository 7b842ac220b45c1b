package dev.hookline.operate;

import dev.hookline.contract.ExecutionIds;
import dev.hookline.contract.Names;
import dev.hookline.contract.ServerStatus;
import dev.hookline.operate.OperateException.Reason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;

/** What the server says of an execution's latest run, without its history. */
final class Descriptions {

  private Descriptions() {}

  static DescribeWorkflowExecutionResponse latest(WorkflowClient client, String executionId) {
    return ours(client, executionId, find(client, executionId));
  }

  /** Returns what was found of an execution, if it is one of ours. */
  static DescribeWorkflowExecutionResponse ours(
      WorkflowClient client,
      String executionId,
      Optional<DescribeWorkflowExecutionResponse> found) {
    DescribeWorkflowExecutionResponse described =
        found.orElseThrow(() -> notFound(client, executionId));
    String type = described.getWorkflowExecutionInfo().getType().getName();
    if (ExecutionKind.find(type).isEmpty()) {
      throw new OperateException(
          Reason.NOT_HOOKLINE,
          "execution %s is of type %s, not %s".formatted(executionId, type, Names.INVOKE_WEBHOOKS));
    }
    return described;
  }

  /** The first attempt of a delivery may have been made together with those of others. */
  private static OperateException notFound(WorkflowClient client, String executionId) {
    Optional<ExecutionDetail> joint = joint(client, executionId);
    if (joint.isPresent()) {
      boolean running = joint.get().execution().status() == ExecutionStatus.RUNNING;
      return new OperateException(
          running ? Reason.RUNNING : Reason.SUCCEEDED,
          "delivery %s %s; it has no execution of its own, look at it with: hookline show %1$s"
              .formatted(executionId, running ? "is at its first attempt" : "has been made"));
    }
    return new OperateException(
        Reason.NOT_FOUND,
        "no execution %s within the retention of namespace '%s'"
            .formatted(executionId, client.getOptions().getNamespace()));
  }

  /** Finds a delivery that has no execution of its own. */
  static Optional<ExecutionDetail> joint(WorkflowClient client, String deliveryId) {
    String event = ExecutionIds.eventOfDelivery(deliveryId);
    return event.equals(deliveryId)
        ? Optional.empty()
        : JointDeliveries.find(client, event).flatMap(joint -> joint.detail(deliveryId));
  }

  /** Returns the history of the run that was described. */
  static List<HistoryEvent> events(
      WorkflowClient client, DescribeWorkflowExecutionResponse described) {
    WorkflowExecution run = described.getWorkflowExecutionInfo().getExecution();
    return client.fetchHistory(run.getWorkflowId(), run.getRunId()).getEvents();
  }

  static Optional<DescribeWorkflowExecutionResponse> find(
      WorkflowClient client, String executionId, ExecutionKind kind) {
    return find(client, executionId)
        .filter(
            found ->
                ExecutionKind.find(found.getWorkflowExecutionInfo().getType().getName())
                    .filter(kind::equals)
                    .isPresent());
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
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND && !ServerStatus.isNamespaceMissing(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
