package dev.hookline.cli.input;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Tells at once that there is no server or namespace, which others would wait for silently. */
public final class ServerCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private ServerCheck() {}

  /** Asks for the namespace, and waits for ten seconds at most. */
  public static void check(WorkflowClient client) {
    check(client, PATIENCE);
  }

  /**
   * Asks for the namespace.
   *
   * @throws InvocationException if there is none, or no answer in time
   */
  public static void check(WorkflowClient client, Duration patience) {
    String namespace = client.getOptions().getNamespace();
    String address = client.getWorkflowServiceStubs().getOptions().getTarget();
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS)
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
    } catch (StatusRuntimeException e) {
      boolean missing = e.getStatus().getCode() == Status.Code.NOT_FOUND;
      ServerName name = new ServerName(address, namespace);
      throw new InvocationException(
          missing ? Reason.NAMESPACE_NOT_FOUND : Reason.SERVER_UNREACHABLE,
          Accepted.NO,
          missing ? name.hasNoNamespace() : name.doesNotRespond(e.getStatus().getCode()),
          null,
          null,
          e);
    }
  }
}
