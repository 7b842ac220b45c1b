package dev.hookline.worker.tier;

import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A new namespace on the real server under test, without search attributes. */
public final class FreshNamespace {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private FreshNamespace() {}

  /** Creates one and returns a client for it, once all parts of the server know it. */
  public static WorkflowClient create(Duration retention) {
    WorkflowClient other = TemporalTier.current().client();
    String name = "fresh-" + UUID.randomUUID();
    WorkflowServiceBlockingStub server = other.getWorkflowServiceStubs().blockingStub();
    server.registerNamespace(
        RegisterNamespaceRequest.newBuilder()
            .setNamespace(name)
            .setWorkflowExecutionRetentionPeriod(
                com.google.protobuf.Duration.newBuilder().setSeconds(retention.toSeconds()))
            .build());
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!isKnown(server, name)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("namespace was not visible within a minute");
      }
      LockSupport.parkNanos(100_000_000);
    }
    return WorkflowClient.newInstance(
        other.getWorkflowServiceStubs(),
        WorkflowClientOptions.newBuilder().setNamespace(name).build());
  }

  /** Uses up all ten columns that SQL stores have for Keyword attributes. */
  public static void fillKeywords(WorkflowClient client) {
    AddSearchAttributesRequest.Builder request =
        AddSearchAttributesRequest.newBuilder().setNamespace(client.getOptions().getNamespace());
    for (int n = 0; n < 10; n++) {
      request.putSearchAttributes("Other" + n, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    }
    OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(client.getWorkflowServiceStubs().getRawChannel())
                .validateAndBuildWithDefaults())
        .blockingStub()
        .addSearchAttributes(request.build());
  }

  private static boolean isKnown(WorkflowServiceBlockingStub server, String name) {
    try {
      server.describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(name).build());
      server.describeTaskQueue(
          DescribeTaskQueueRequest.newBuilder()
              .setNamespace(name)
              .setTaskQueue(TaskQueue.newBuilder().setName("any"))
              .build());
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }
}
