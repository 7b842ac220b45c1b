package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.internal.server.ServerStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import org.jspecify.annotations.Nullable;

/** Finds and cancels existing executions. */
final class ExecutionControl {

  private final WorkflowClient client;
  private final ServerCalls calls;

  ExecutionControl(WorkflowClient client, ServerCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  Started latestRun(Invocation invocation) {
    return calls.within(invocation, () -> find(invocation));
  }

  private Started find(Invocation invocation) {
    try {
      WorkflowStub stub = client.newUntypedWorkflowStub(invocation.executionId());
      return new Started(invocation, stub.describe().getExecution(), true);
    } catch (WorkflowNotFoundException e) {
      throw notFound(invocation.key(), invocation.executionId(), e);
    }
  }

  void cancel(String executionId) {
    calls.within(
        new Cancellation(executionId),
        () -> {
          requestCancel(executionId);
          return executionId;
        });
  }

  private void requestCancel(String executionId) {
    try {
      client.newUntypedWorkflowStub(executionId).cancel();
    } catch (WorkflowNotFoundException e) {
      if (!exists(executionId)) {
        throw notFound(null, executionId, e);
      }
    }
  }

  /** The server responds to the cancellation of a closed execution as if it did not exist. */
  private boolean exists(String executionId) {
    try {
      client.newUntypedWorkflowStub(executionId).describe();
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  /** The same exception signals a missing namespace, and is then rethrown. */
  private static RuntimeException notFound(
      @Nullable String key, String executionId, WorkflowNotFoundException cause) {
    if (ServerStatus.isNamespaceMissing(cause)) {
      return cause;
    }
    return new InvocationException(
        Reason.NOT_FOUND,
        Accepted.NO,
        "no execution %s within the namespace's retention".formatted(executionId),
        key,
        executionId,
        cause);
  }
}
