package dev.hookline.durable;

import dev.hookline.StartedEvent;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;

/**
 * The run whose outcome a call waits for, pinned by its run id. The wait may take days, so it does
 * not retain the payload.
 */
record Started(Invocation invocation, WorkflowExecution run, boolean attached) {

  Started {
    invocation = invocation.withoutPayload();
  }

  StartedEvent toEvent() {
    return new StartedEvent(
        invocation.plan().event(), invocation.key(), run.getWorkflowId(), run.getRunId(), attached);
  }

  WorkflowStub stub(WorkflowClient client) {
    return client.newUntypedWorkflowStub(
        WorkflowTargetOptions.newBuilder().setWorkflowExecution(run).build());
  }
}
