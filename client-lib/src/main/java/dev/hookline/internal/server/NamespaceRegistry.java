package dev.hookline.internal.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client's namespace: whether it exists, and its retention. Thread-safe. */
public final class NamespaceRegistry {

  /** How long closed executions should be kept: the window for replay and idempotency keys. */
  public static final Duration RECOMMENDED_RETENTION = Duration.ofDays(30);

  private static final long CALL_SECONDS = 10;
  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final WorkflowClient client;

  private NamespaceRegistry(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the registry of a client's namespace. */
  public static NamespaceRegistry of(WorkflowClient client) {
    return new NamespaceRegistry(client);
  }

  /**
   * Returns how long closed executions are kept; zero if the server does not report it, empty if
   * the namespace does not exist.
   *
   * @throws StatusRuntimeException if the server does not respond or refuses the call
   */
  public Optional<Duration> retention() {
    try {
      return Optional.of(
          Duration.ofSeconds(
              server()
                  .describeNamespace(described())
                  .getConfig()
                  .getWorkflowExecutionRetentionTtl()
                  .getSeconds()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Creates the namespace, see {@link #awaitUsable}; a concurrent creation is harmless.
   *
   * @throws StatusRuntimeException if the server refuses it
   */
  public void create(Duration retention) {
    try {
      server()
          .registerNamespace(
              RegisterNamespaceRequest.newBuilder()
                  .setNamespace(name())
                  .setWorkflowExecutionRetentionPeriod(protobuf(retention))
                  .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  /**
   * Sets how long closed executions are kept.
   *
   * @throws StatusRuntimeException if the server refuses it
   */
  public void keepFor(Duration retention) {
    server()
        .updateNamespace(
            UpdateNamespaceRequest.newBuilder()
                .setNamespace(name())
                .setConfig(
                    NamespaceConfig.newBuilder()
                        .setWorkflowExecutionRetentionTtl(protobuf(retention)))
                .build());
  }

  /**
   * Waits up to a minute until the server accepts the use of a new namespace: its parts learn of it
   * seconds later, one by one.
   *
   * @throws StatusRuntimeException if it does not, or for another reason
   */
  public void awaitUsable() {
    long end = System.nanoTime() + SETTLE_NANOS;
    while (true) {
      try {
        server().describeNamespace(described());
        server()
            .describeTaskQueue(
                DescribeTaskQueueRequest.newBuilder()
                    .setNamespace(name())
                    .setTaskQueue(TaskQueue.newBuilder().setName("any"))
                    .build());
        return;
      } catch (StatusRuntimeException e) {
        if (System.nanoTime() > end || e.getStatus().getCode() != Status.Code.NOT_FOUND) {
          throw e;
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  private DescribeNamespaceRequest described() {
    return DescribeNamespaceRequest.newBuilder().setNamespace(name()).build();
  }

  private static com.google.protobuf.Duration protobuf(Duration duration) {
    return com.google.protobuf.Duration.newBuilder().setSeconds(duration.toSeconds()).build();
  }

  private WorkflowServiceBlockingStub server() {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }

  private String name() {
    return client.getOptions().getNamespace();
  }
}
