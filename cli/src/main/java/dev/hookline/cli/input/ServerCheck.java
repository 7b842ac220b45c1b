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

/** Fails at once if the server or namespace is missing; other calls would wait silently. */
public final class ServerCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private ServerCheck() {}

  /** Looks up the namespace, for at most ten seconds. */
  public static void check(WorkflowClient client) {
    check(client, TIMEOUT);
  }

  /**
   * Looks up the namespace.
   *
   * @throws InvocationException if it does not exist, or there is no response in time
   */
  public static void check(WorkflowClient client, Duration timeout) {
    String namespace = client.getOptions().getNamespace();
    String address = client.getWorkflowServiceStubs().getOptions().getTarget();
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS)
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
