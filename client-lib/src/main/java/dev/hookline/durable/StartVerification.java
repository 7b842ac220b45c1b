package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Checks whether the event of a caller past its deadline was recorded. It starts nothing, and takes
 * up to two more seconds, since the result decides what the caller may do next.
 */
final class StartVerification {

  private static final int SECONDS = 2;

  private final WorkflowClient client;
  private final ExecutionStarter starter;
  private final ExecutorService timer;

  /**
   * Creates the verification.
   *
   * @param timer shut down when the manager is closed
   */
  StartVerification(WorkflowClient client, ExecutionStarter starter, ExecutorService timer) {
    this.client = client;
    this.starter = starter;
    this.timer = timer;
  }

  /** Returns whether the caller was interrupted, its deadline passed, or its manager closed. */
  boolean isTooLateToStart(Invocation invocation) {
    return Thread.currentThread().isInterrupted()
        || timer.isShutdown()
        || invocation.remainingTime().isZero();
  }

  Started find(Invocation invocation) {
    boolean interrupted = Thread.interrupted();
    try {
      return starter.attach(invocation, latestRun(invocation.executionId()));
    } catch (StatusRuntimeException | WorkflowException e) {
      throw unknown(invocation, interrupted, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private WorkflowExecution latestRun(String id) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id))
                .build())
        .getWorkflowExecutionInfo()
        .getExecution();
  }

  private InvocationException unknown(
      Invocation invocation, boolean interrupted, RuntimeException cause) {
    boolean closed = timer.isShutdown();
    return invocation.exception(
        interrupted || closed ? Reason.INTERRUPTED : Reason.DEADLINE_PASSED,
        Accepted.UNKNOWN,
        "%s while calling the Temporal server"
            .formatted(
                interrupted
                    ? "interrupted"
                    : closed ? "webhook manager was closed" : "the deadline passed"),
        cause);
  }
}
