package dev.hookline.worker.internal.call;

import dev.hookline.internal.server.EventQueues;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.WireJson;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;

/** Adds events to queues, and reads the status of those that take long. */
public final class EnqueueEventActivity implements EnqueueEvent {

  private final WorkflowClient client;

  /** Creates the activity of a worker. */
  public EnqueueEventActivity(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public void enqueue(String queue, RawValue entry) {
    String taskQueue = Activity.getExecutionContext().getInfo().getActivityTaskQueue();
    WireJson.read(entry, QueueEntry.class)
        .ifPresent(event -> EventQueues.enqueue(client, taskQueue, queue, event));
  }

  @Override
  public boolean awaitEnd(String event) {
    WorkflowExecutionStatus status = status(event);
    if (status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
      throw ApplicationFailure.newFailure("event still runs", "running");
    }
    return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
  }

  /** An event whose retention has passed has long ended. */
  private WorkflowExecutionStatus status(String event) {
    try {
      return client.newUntypedWorkflowStub(event).describe().getStatus();
    } catch (WorkflowNotFoundException e) {
      return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_UNSPECIFIED;
    }
  }
}
