package dev.hookline.operate.internal.server;

import dev.hookline.connect.ServerStatus;
import dev.hookline.operate.ExecutionKind;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;

/** What the server says of an execution, and the history that it keeps of it. */
public final class Descriptions {

  private Descriptions() {}

  /** Returns the history of the run that was described. */
  public static List<HistoryEvent> events(
      WorkflowClient client, DescribeWorkflowExecutionResponse described) {
    WorkflowExecution run = described.getWorkflowExecutionInfo().getExecution();
    return client.fetchHistory(run.getWorkflowId(), run.getRunId()).getEvents();
  }

  /** Finds the latest run of an execution of that kind. */
  public static Optional<DescribeWorkflowExecutionResponse> find(
      WorkflowClient client, String executionId, ExecutionKind kind) {
    return find(client, executionId)
        .filter(
            found ->
                ExecutionKind.find(found.getWorkflowExecutionInfo().getType().getName())
                    .filter(kind::equals)
                    .isPresent());
  }

  /** Finds the latest run of an execution. */
  public static Optional<DescribeWorkflowExecutionResponse> find(
      WorkflowClient client, String executionId) {
    return find(client, WorkflowExecution.newBuilder().setWorkflowId(executionId).build());
  }

  /** Finds a run. */
  public static Optional<DescribeWorkflowExecutionResponse> find(
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

  /** Returns what a run was started with. */
  public static WorkflowExecutionStartedEventAttributes started(
      WorkflowClient client, WorkflowExecution run) {
    GetWorkflowExecutionHistoryRequest request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(run)
            .setMaximumPageSize(1)
            .build();
    return BusyServer.patiently(
            () ->
                client
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .getWorkflowExecutionHistory(request))
        .getHistory()
        .getEvents(0)
        .getWorkflowExecutionStartedEventAttributes();
  }
}
