package dev.hookline.cli.dev;

import com.google.protobuf.Duration;
import dev.hookline.connect.AttributeRegistry;
import io.grpc.StatusRuntimeException;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;

/** Makes a namespace fit for Hookline: how long executions are kept, and what they are found by. */
final class DevNamespace {

  /** The window for replay and for idempotency keys. */
  static final long RETENTION_DAYS = 30;

  private final WorkflowClient client;
  private final String namespace;

  DevNamespace(WorkflowClient client) {
    this.client = client;
    this.namespace = client.getOptions().getNamespace();
  }

  boolean isThere() {
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(1, TimeUnit.SECONDS)
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  void keepThirtyDays() {
    client
        .getWorkflowServiceStubs()
        .blockingStub()
        .updateNamespace(
            UpdateNamespaceRequest.newBuilder()
                .setNamespace(namespace)
                .setConfig(
                    NamespaceConfig.newBuilder()
                        .setWorkflowExecutionRetentionTtl(
                            Duration.newBuilder()
                                .setSeconds(TimeUnit.DAYS.toSeconds(RETENTION_DAYS))))
                .build());
  }

  void registerAttributes() {
    AttributeRegistry.of(client).registerMissing();
  }
}
