package dev.hookline.operate.doctor;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.ListTaskQueuePartitionsRequest;
import io.temporal.client.WorkflowClient;

/**
 * Checks the number of partitions of the task queue. Among the settings that affect latency, it is
 * the only one visible to clients without starting an execution.
 */
final class PartitionsCheck {

  private static final String CHECK = "partitions";

  /** Temporal Cloud, where only its operator can change this. */
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
          "the server does not report the partitions of a task queue (%s)"
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
      return Finding.unknown(CHECK, "the server does not report the partitions of a task queue");
    }
    if (count == 1 || isCloud) {
      return Finding.ok(
          CHECK,
          "task queue '%s' has %d partition(s)".formatted(taskQueue, count),
          Integer.toString(count));
    }
    return Finding.warning(
        CHECK,
        "task queue '%s' has %d partitions: below a few hundred events per second they only delay tasks by forwarding"
            .formatted(taskQueue, count),
        Integer.toString(count),
        "set matching.numTaskqueueWritePartitions to 1, then matching.numTaskqueueReadPartitions, and the other settings of deploy/dynamicconfig.yaml; see docs/performance.md");
  }
}
