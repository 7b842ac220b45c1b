package dev.hookline.cli.dev;

import com.google.protobuf.Duration;
import dev.hookline.cli.dev.DevWatch.Health;
import dev.hookline.internal.server.AttributeRegistry;
import io.grpc.StatusRuntimeException;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;

/** Prepares a namespace for Hookline: retention and search attributes. */
final class DevNamespace {

  /** Executions can be replayed, and idempotency keys are known, for this long. */
  static final long RETENTION_DAYS = 30;

  private static final int CHECK_SECONDS = 3;

  /** SQLite's error from then on, see {@link DevWatch}. */
  private static final String INTERRUPTED = "interrupted (9)";

  private final WorkflowClient client;
  private final String namespace;

  DevNamespace(WorkflowClient client) {
    this.client = client;
    this.namespace = client.getOptions().getNamespace();
  }

  boolean exists() {
    return check(1) == Health.GOOD;
  }

  /** Returns the server's health, from a lookup of the namespace. */
  Health health() {
    return check(CHECK_SECONDS);
  }

  private Health check(int seconds) {
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(seconds, TimeUnit.SECONDS)
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
      return Health.GOOD;
    } catch (StatusRuntimeException e) {
      return String.valueOf(e.getMessage()).contains(INTERRUPTED) ? Health.BROKEN : Health.SILENT;
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
