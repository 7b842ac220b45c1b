package dev.hookline.operate;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A Temporal frontend that lists a given number of running executions. */
public class ScriptedFrontend extends WorkflowServiceImplBase implements AutoCloseable {

  public final List<String> queries = new ArrayList<>();

  /** The first row of each page sent, as long as it is referenced; rows are not copied. */
  public final List<WeakReference<WorkflowExecutionInfo>> pages = new ArrayList<>();

  public int busyFor;
  private final int executions;
  private final boolean hasAttributes;
  private final Server server;
  private final WorkflowServiceStubs stubs;

  /**
   * Starts a server.
   *
   * @param executions the number of executions it lists
   * @param hasAttributes whether the namespace has the search attributes
   */
  public static ScriptedFrontend of(int executions, boolean hasAttributes) throws IOException {
    return new ScriptedFrontend(executions, hasAttributes);
  }

  ScriptedFrontend(int executions, boolean hasAttributes) throws IOException {
    this.executions = executions;
    this.hasAttributes = hasAttributes;
    String name = UUID.randomUUID().toString();
    server = InProcessServerBuilder.forName(name).directExecutor().addService(this).build().start();
    ManagedChannel channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(channel).build());
  }

  public WorkflowClient client() {
    return WorkflowClient.newInstance(stubs);
  }

  @Override
  public void getSystemInfo(
      GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> responses) {
    responses.onNext(GetSystemInfoResponse.getDefaultInstance());
    responses.onCompleted();
  }

  @Override
  public void listWorkflowExecutions(
      ListWorkflowExecutionsRequest request,
      StreamObserver<ListWorkflowExecutionsResponse> responses) {
    queries.add(request.getQuery());
    if (busyFor-- > 0) {
      responses.onError(Status.RESOURCE_EXHAUSTED.asRuntimeException());
      return;
    }
    if (!hasAttributes && request.getQuery().contains("Hookline")) {
      responses.onError(
          Status.INVALID_ARGUMENT.withDescription("no such column").asRuntimeException());
      return;
    }
    ByteString token = request.getNextPageToken();
    int from = token.isEmpty() ? 0 : Integer.parseInt(token.toStringUtf8());
    int to = Math.min(from + request.getPageSize(), executions);
    ListWorkflowExecutionsResponse.Builder page = ListWorkflowExecutionsResponse.newBuilder();
    for (int number = from; number < to; number++) {
      page.addExecutions(execution(number));
    }
    if (to < executions) {
      page.setNextPageToken(ByteString.copyFromUtf8(Integer.toString(to)));
    }
    ListWorkflowExecutionsResponse response = page.build();
    if (response.getExecutionsCount() > 0) {
      pages.add(new WeakReference<>(response.getExecutions(0)));
    }
    responses.onNext(response);
    responses.onCompleted();
  }

  private static WorkflowExecutionInfo execution(int number) {
    String event = number % 10 == 0 ? "OnTenth" : "OnOther";
    return WorkflowExecutionInfo.newBuilder()
        .setExecution(
            WorkflowExecution.newBuilder().setWorkflowId(event + ":" + number).setRunId("r"))
        .setType(WorkflowType.newBuilder().setName("InvokeWebhooks"))
        .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
        .setStartTime(Timestamp.newBuilder().setSeconds(1_000_000 - number))
        .build();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    server.shutdownNow();
  }
}
