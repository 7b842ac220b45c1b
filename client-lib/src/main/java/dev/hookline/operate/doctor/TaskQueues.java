package dev.hookline.operate.doctor;

import com.google.protobuf.util.Timestamps;
import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.util.List;

/** The recent pollers of a task queue, as far as the server knows. */
final class TaskQueues {

  private TaskQueues() {}

  static TaskQueue normal(String name) {
    return TaskQueue.newBuilder()
        .setName(name)
        .setKind(TaskQueueKind.TASK_QUEUE_KIND_NORMAL)
        .build();
  }

  static List<PollerInfo> pollers(WorkflowClient client, TaskQueue queue, TaskQueueType type) {
    return describe(client, queue, type).getPollersList();
  }

  static DescribeTaskQueueResponse describe(
      WorkflowClient client, TaskQueue queue, TaskQueueType type) {
    return Doctor.server(client)
        .describeTaskQueue(
            DescribeTaskQueueRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setTaskQueue(queue)
                .setTaskQueueType(type)
                .build());
  }

  static Instant lastAccess(PollerInfo poller) {
    return Instant.ofEpochMilli(Timestamps.toMillis(poller.getLastAccessTime()));
  }
}
