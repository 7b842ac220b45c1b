package dev.hookline.cli.run;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;

/** Tells at once that there is no server or namespace, which a worker would wait for silently. */
public final class ServerCheck {

  private static final int SECONDS = 10;

  private ServerCheck() {}

  /** Returns where the server has the namespace; what it throws says what is missing. */
  public static void check(WorkflowClient client) {
    String namespace = client.getOptions().getNamespace();
    String address = client.getWorkflowServiceStubs().getOptions().getTarget();
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
    } catch (StatusRuntimeException e) {
      boolean missing = e.getStatus().getCode() == Status.Code.NOT_FOUND;
      throw new InvocationException(
          missing ? Reason.NAMESPACE_NOT_FOUND : Reason.SERVER_UNREACHABLE,
          Accepted.NO,
          missing
              ? "Temporal server at %s has no namespace '%s'; create it or set TEMPORAL_NAMESPACE"
                  .formatted(address, namespace)
              : "Temporal server at %s does not answer (%s); check TEMPORAL_ADDRESS and that it runs"
                  .formatted(address, e.getStatus().getCode()),
          null,
          null,
          e);
    }
  }
}
