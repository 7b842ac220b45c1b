package dev.hookline.internal.server;

import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.Summaries;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.internal.wire.WorkflowTasks;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;

/** Adds events to the queues of their ordering keys. */
public final class EventQueues {

  private EventQueues() {}

  /**
   * Adds an event to a queue, which is started if there is none. Returns when the server has
   * recorded its place; an event that is already queued keeps it.
   */
  public static void enqueue(
      WorkflowClient client, String taskQueue, String queue, QueueEntry entry) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(taskQueue)
            .setWorkflowId(queue)
            .setWorkflowTaskTimeout(WorkflowTasks.TIMEOUT)
            .setStaticSummary(Summaries.truncate("events in order: " + queue))
            .build();
    client
        .newUntypedWorkflowStub(Names.ORDERED_EVENTS, options)
        .signalWithStart(Names.ENQUEUE, new Object[] {WireJson.toPayload(entry)}, new Object[] {});
  }
}
