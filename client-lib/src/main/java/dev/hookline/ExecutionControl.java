package dev.hookline;

import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;

/** Finds and stops executions that exist. */
final class ExecutionControl {

  private final WorkflowClient client;

  ExecutionControl(WorkflowClient client) {
    this.client = client;
  }

  Started latestRun(Invocation invocation) {
    try {
      WorkflowStub stub = client.newUntypedWorkflowStub(invocation.executionId());
      return new Started(invocation, stub.describe().getExecution(), true);
    } catch (WorkflowNotFoundException e) {
      throw notFound(invocation.executionId(), e);
    } catch (WorkflowException e) {
      throw ServerErrors.onStart(invocation, client.getOptions().getNamespace(), e);
    }
  }

  void cancel(String executionId) {
    WorkflowStub stub = client.newUntypedWorkflowStub(executionId);
    try {
      stub.cancel();
    } catch (WorkflowNotFoundException e) {
      if (!exists(executionId)) {
        throw notFound(executionId, e);
      }
    }
  }

  /** The server answers a cancel of a closed execution as if it did not exist. */
  private boolean exists(String executionId) {
    try {
      client.newUntypedWorkflowStub(executionId).describe();
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  private static InvocationException notFound(String executionId, Throwable cause) {
    return new InvocationException(
        Reason.NOT_FOUND,
        Accepted.NO,
        "no execution %s within the namespace's retention".formatted(executionId),
        null,
        executionId,
        cause);
  }
}
