package dev.hookline.durable;

import dev.hookline.internal.server.AttributeRegistry;
import dev.hookline.internal.wire.Names;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceImplBase;
import io.temporal.api.workflowservice.v1.ExecuteMultiOperationRequest;
import io.temporal.api.workflowservice.v1.ExecuteMultiOperationResponse;
import io.temporal.api.workflowservice.v1.GetClusterInfoRequest;
import io.temporal.api.workflowservice.v1.GetClusterInfoResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.SignalWithStartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.SignalWithStartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A Temporal server that only accepts starts, no signals, with all of Hookline's search attributes.
 */
final class ScriptedStarts implements AutoCloseable {

  /** The requested starts, in order. */
  final List<StartWorkflowExecutionRequest> starts = new CopyOnWriteArrayList<>();

  /** The starts with an update, which are always rejected. */
  final List<StartWorkflowExecutionRequest> startsWithUpdate = new CopyOnWriteArrayList<>();

  /** The pending requests for the search attributes. */
  final List<StreamObserver<ListSearchAttributesResponse>> attributeRequests =
      new CopyOnWriteArrayList<>();

  /** The deadlines of requests for the server's database; null for none. */
  final List<Deadline> databaseDeadlines = new CopyOnWriteArrayList<>();

  /** Whether search attributes are sent at once, and not by {@link #sendAttributes}. */
  volatile boolean sendsAtOnce = true;

  /** The status of a start. */
  volatile Function<StartWorkflowExecutionRequest, Status> startStatus = start -> Status.OK;

  private final Server server;
  private final ManagedChannel channel;
  private final WorkflowServiceStubs stubs;

  ScriptedStarts() throws IOException {
    String name = UUID.randomUUID().toString();
    server =
        InProcessServerBuilder.forName(name)
            .addService(new Workflows())
            .addService(new Operator())
            .build()
            .start();
    channel = InProcessChannelBuilder.forName(name).build();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(channel).build());
  }

  WorkflowClient client() {
    return WorkflowClient.newInstance(stubs);
  }

  /** Sends the search attributes to all pending requests, and to later ones at once. */
  void sendAttributes() {
    sendsAtOnce = true;
    attributeRequests.forEach(ScriptedStarts::sendAttributes);
  }

  /** Returns whether a start carries the event's name as a search attribute. */
  static boolean hasEvent(StartWorkflowExecutionRequest start) {
    return start.getSearchAttributes().containsIndexedFields(Names.ATTRIBUTE_EVENT);
  }

  private static void sendAttributes(StreamObserver<ListSearchAttributesResponse> response) {
    ListSearchAttributesResponse.Builder attributes = ListSearchAttributesResponse.newBuilder();
    AttributeRegistry.NAMES.forEach(
        name -> attributes.putCustomAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    response(response, attributes.build());
  }

  private static <T> void response(StreamObserver<T> response, T message) {
    response.onNext(message);
    response.onCompleted();
  }

  private final class Operator extends OperatorServiceImplBase {

    @Override
    public void listSearchAttributes(
        ListSearchAttributesRequest request,
        StreamObserver<ListSearchAttributesResponse> response) {
      attributeRequests.add(response);
      if (sendsAtOnce) {
        sendAttributes(response);
      }
    }
  }

  private final class Workflows extends WorkflowServiceImplBase {

    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> response) {
      response(response, GetSystemInfoResponse.getDefaultInstance());
    }

    @Override
    public void getClusterInfo(
        GetClusterInfoRequest request, StreamObserver<GetClusterInfoResponse> response) {
      databaseDeadlines.add(Context.current().getDeadline());
      response(response, GetClusterInfoResponse.newBuilder().setPersistenceStore("other").build());
    }

    @Override
    public void startWorkflowExecution(
        StartWorkflowExecutionRequest request,
        StreamObserver<StartWorkflowExecutionResponse> response) {
      starts.add(request);
      Status status = startStatus.apply(request);
      if (status.isOk()) {
        response(
            response,
            StartWorkflowExecutionResponse.newBuilder().setRunId("r").setStarted(true).build());
      } else {
        response.onError(status.asRuntimeException());
      }
    }

    @Override
    public void signalWithStartWorkflowExecution(
        SignalWithStartWorkflowExecutionRequest request,
        StreamObserver<SignalWithStartWorkflowExecutionResponse> response) {
      response.onError(Status.PERMISSION_DENIED.asRuntimeException());
    }

    @Override
    public void executeMultiOperation(
        ExecuteMultiOperationRequest request,
        StreamObserver<ExecuteMultiOperationResponse> response) {
      startsWithUpdate.add(request.getOperations(0).getStartWorkflow());
      response.onError(Status.UNIMPLEMENTED.asRuntimeException());
    }
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    channel.shutdownNow();
    server.shutdownNow();
  }
}
