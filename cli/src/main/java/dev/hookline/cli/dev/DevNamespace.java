package dev.hookline.cli.dev;

import dev.hookline.cli.dev.DevWatch.Health;
import dev.hookline.internal.server.AttributeRegistry;
import dev.hookline.internal.server.NamespaceRegistry;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;

/** Prepares a namespace for Hookline: retention and search attributes. */
final class DevNamespace {

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
    NamespaceRegistry.of(client).keepFor(NamespaceRegistry.RECOMMENDED_RETENTION);
  }

  void registerAttributes() {
    AttributeRegistry.of(client).registerMissing();
  }
}
