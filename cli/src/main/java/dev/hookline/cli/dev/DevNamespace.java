package dev.hookline.cli.dev;

import com.google.protobuf.Duration;
import dev.hookline.cli.dev.DevWatch.Health;
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

  private static final int LOOK_SECONDS = 3;

  /** What SQLite says for ever after, see {@link DevWatch}. */
  private static final String STUCK = "interrupted (9)";

  private final WorkflowClient client;
  private final String namespace;

  DevNamespace(WorkflowClient client) {
    this.client = client;
    this.namespace = client.getOptions().getNamespace();
  }

  boolean isThere() {
    return look(1) == Health.GOOD;
  }

  /** Returns how the server is, by what it says of the namespace. */
  Health health() {
    return look(LOOK_SECONDS);
  }

  private Health look(int seconds) {
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(seconds, TimeUnit.SECONDS)
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
      return Health.GOOD;
    } catch (StatusRuntimeException e) {
      return String.valueOf(e.getMessage()).contains(STUCK) ? Health.BROKEN : Health.SILENT;
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
