package dev.hookline.operate.list;

import com.google.protobuf.ByteString;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.internal.server.BusyServer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The server's list of executions, page by page. */
final class VisibilityList {

  private final WorkflowClient client;

  VisibilityList(WorkflowClient client) {
    this.client = client;
  }

  ListWorkflowExecutionsResponse page(String query, int size, ByteString token) {
    ListWorkflowExecutionsRequest request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setPageSize(size)
            .setQuery(query)
            .setNextPageToken(token)
            .build();
    return call(query, () -> stub().listWorkflowExecutions(request));
  }

  /** Returns all results of a query, for queries with few results. */
  List<WorkflowExecutionInfo> listAll(String query, int pageSize) {
    List<WorkflowExecutionInfo> found = new ArrayList<>();
    ByteString token = ByteString.EMPTY;
    do {
      ListWorkflowExecutionsResponse page = page(query, pageSize, token);
      found.addAll(page.getExecutionsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return found;
  }

  /** Counts the results of a query by status. */
  CountWorkflowExecutionsResponse count(String query) {
    CountWorkflowExecutionsRequest request =
        CountWorkflowExecutionsRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setQuery(query + " GROUP BY ExecutionStatus")
            .build();
    return call(query, () -> stub().countWorkflowExecutions(request));
  }

  private WorkflowServiceBlockingStub stub() {
    return client.getWorkflowServiceStubs().blockingStub();
  }

  private static <T> T call(String query, Supplier<T> call) {
    try {
      return BusyServer.withRetries(call);
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code == Status.Code.UNIMPLEMENTED) {
        throw new OperateException(
            Reason.NO_LIST,
            "this server, like the embedded one, cannot list executions; use a real server");
      }
      if (code == Status.Code.INVALID_ARGUMENT) {
        throw new OperateException(
            Reason.INVALID_QUERY,
            "Temporal server rejected the query: %s; the query was %s"
                .formatted(e.getStatus().getDescription(), query));
      }
      throw e;
    }
  }
}
