package dev.hookline.durable;

import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports a task queue without workers, as far as the server knows. */
final class WorkerWatch {

  private static final Logger log = LoggerFactory.getLogger(WorkerWatch.class);
  private static final long FIRST_CHECK_SECONDS = 5;
  private static final long QUIET_NANOS = 60_000_000_000L;

  private final WorkflowClient client;
  private final String taskQueue;
  private final ScheduledExecutorService timer;
  private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - QUIET_NANOS);

  WorkerWatch(WorkflowClient client, String taskQueue, ScheduledExecutorService timer) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.timer = timer;
  }

  /**
   * Schedules a warning after five seconds of waiting; the caller cancels it when the wait is over.
   * A closed manager schedules none.
   */
  Future<?> begin(String executionId) {
    try {
      return timer.schedule(() -> warn(executionId), FIRST_CHECK_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(null);
    }
  }

  /** Returns a note about missing workers; empty if there are some or if that is unknown. */
  String note() {
    return isWorkerMissing()
        ? "; no worker polls task queue '%s', as far as the server knows: start one with hookline worker"
            .formatted(taskQueue)
        : "";
  }

  private void warn(String executionId) {
    long last = lastWarning.get();
    long now = System.nanoTime();
    if (now - last < QUIET_NANOS || !isWorkerMissing() || !lastWarning.compareAndSet(last, now)) {
      return;
    }
    log.warn(
        "execution {} is recorded and waiting: no worker polls task queue '{}', as far as the server"
            + " knows; start one with hookline worker",
        executionId,
        taskQueue);
  }

  private boolean isWorkerMissing() {
    try {
      return client
              .getWorkflowServiceStubs()
              .blockingStub()
              .withDeadlineAfter(2, TimeUnit.SECONDS)
              .describeTaskQueue(
                  DescribeTaskQueueRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .setTaskQueue(TaskQueue.newBuilder().setName(taskQueue))
                      .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                      .build())
              .getPollersCount()
          == 0;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
