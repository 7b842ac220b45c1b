package dev.hookline.worker.internal.limit;

import com.google.protobuf.util.Timestamps;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Finds the other workers that the server has recently seen polling for attempts. */
public final class TaskQueuePollers implements Supplier<Optional<List<String>>> {

  static final int CALL_SECONDS = 2;

  /** A poll lasts up to a minute; the server remembers pollers for five. */
  private static final long STALE_MILLIS = 90_000;

  private final WorkflowClient client;
  private final String taskQueue;
  private final String own;

  /**
   * Finds the workers of a task queue, by their identities.
   *
   * @param own the identity of this worker
   */
  public TaskQueuePollers(WorkflowClient client, String taskQueue, String own) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.own = own;
  }

  @Override
  public Optional<List<String>> get() {
    try {
      return Optional.of(others(describe()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return Optional.empty(); // the embedded server
      }
      throw e;
    }
  }

  private List<PollerInfo> describe() {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
        .describeTaskQueue(
            DescribeTaskQueueRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setTaskQueue(
                    TaskQueue.newBuilder()
                        .setName(taskQueue)
                        .setKind(TaskQueueKind.TASK_QUEUE_KIND_NORMAL))
                .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                .build())
        .getPollersList();
  }

  /** Compares the server's times with each other, since this machine's clock may differ. */
  private List<String> others(List<PollerInfo> pollers) {
    long newest = pollers.stream().mapToLong(TaskQueuePollers::seenAt).max().orElse(0);
    return pollers.stream()
        .filter(poller -> newest - seenAt(poller) <= STALE_MILLIS)
        .map(PollerInfo::getIdentity)
        .filter(identity -> !identity.equals(own))
        .distinct()
        .toList();
  }

  private static long seenAt(PollerInfo poller) {
    return Timestamps.toMillis(poller.getLastAccessTime());
  }
}
