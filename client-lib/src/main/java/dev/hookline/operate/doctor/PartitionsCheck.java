package dev.hookline.operate.doctor;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.ListTaskQueuePartitionsRequest;
import io.temporal.client.WorkflowClient;

/**
 * In how many partitions the server keeps the task queue. Of the settings that make an event fast
 * it is the one that can be seen from outside without starting an execution.
 */
final class PartitionsCheck {

  private static final String CHECK = "partitions";

  /** Its operator is the only one who can change this. */
  private static final String CLOUD = "tmprl.cloud";

  private final WorkflowClient client;
  private final String taskQueue;

  PartitionsCheck(WorkflowClient client, String taskQueue) {
    this.client = client;
    this.taskQueue = taskQueue;
  }

  Finding examine() {
    try {
      return judge(taskQueue, count(), isCloud());
    } catch (StatusRuntimeException e) {
      return Finding.unknown(
          CHECK,
          "the server does not tell how it keeps a task queue (%s)"
              .formatted(e.getStatus().getCode()));
    }
  }

  private int count() {
    return Doctor.server(client)
        .listTaskQueuePartitions(
            ListTaskQueuePartitionsRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setTaskQueue(TaskQueues.normal(taskQueue))
                .build())
        .getWorkflowTaskQueuePartitionsCount();
  }

  private boolean isCloud() {
    String target = client.getWorkflowServiceStubs().getOptions().getTarget();
    return target != null && target.contains(CLOUD);
  }

  static Finding judge(String taskQueue, int count, boolean isCloud) {
    if (count == 0) {
      return Finding.unknown(CHECK, "the server does not tell how it keeps a task queue");
    }
    if (count == 1 || isCloud) {
      return Finding.ok(
          CHECK,
          "task queue '%s' is kept in %d partition(s)".formatted(taskQueue, count),
          Integer.toString(count));
    }
    return Finding.warning(
        CHECK,
        "task queue '%s' is kept in %d partitions: below some hundred events a second they only make tasks wait for one another's forwarding"
            .formatted(taskQueue, count),
        Integer.toString(count),
        "set matching.numTaskqueueWritePartitions to 1, then matching.numTaskqueueReadPartitions, and the other settings of deploy/dynamicconfig.yaml; see docs/performance.md");
  }
}
