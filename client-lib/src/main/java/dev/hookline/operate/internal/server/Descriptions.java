package dev.hookline.operate.internal.server;

import dev.hookline.internal.server.ServerStatus;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionKind;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the descriptions and histories of executions from the server. */
public final class Descriptions {

  private Descriptions() {}

  /** Returns the history of a described run. */
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
          BusyServer.withRetries(
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

  /** Returns the server's identifier of a run. */
  public static WorkflowExecution run(String executionId, String runId) {
    return WorkflowExecution.newBuilder().setWorkflowId(executionId).setRunId(runId).build();
  }

  /** Returns the pending activities of a run; none if the server has just removed it. */
  public static List<PendingActivityInfo> pending(WorkflowClient client, Execution run) {
    return find(client, run(run.id(), run.runId()))
        .map(DescribeWorkflowExecutionResponse::getPendingActivitiesList)
        .orElse(List.of());
  }

  /** Returns the start event of a run. */
  public static WorkflowExecutionStartedEventAttributes started(
      WorkflowClient client, WorkflowExecution run) {
    return history(client, run, request -> request.setMaximumPageSize(1))
        .get(0)
        .getWorkflowExecutionStartedEventAttributes();
  }

  /** Returns the closing event of a run; none while it runs. */
  public static List<HistoryEvent> closing(WorkflowClient client, WorkflowExecution run) {
    return history(
        client,
        run,
        request ->
            request.setHistoryEventFilterType(
                HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT));
  }

  private static List<HistoryEvent> history(
      WorkflowClient client,
      WorkflowExecution run,
      UnaryOperator<GetWorkflowExecutionHistoryRequest.Builder> part) {
    GetWorkflowExecutionHistoryRequest request =
        part.apply(
                GetWorkflowExecutionHistoryRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setExecution(run))
            .build();
    return BusyServer.withRetries(
            () ->
                client
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .getWorkflowExecutionHistory(request))
        .getHistory()
        .getEventsList();
  }
}
