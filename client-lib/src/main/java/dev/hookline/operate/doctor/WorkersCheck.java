package dev.hookline.operate.doctor;

import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether anybody works. */
final class WorkersCheck {

  private static final String CHECK = "workers";

  /** A poll lasts up to a minute; the server remembers pollers for five. */
  private static final Duration GONE = Duration.ofSeconds(90);

  private final WorkflowClient client;
  private final String taskQueue;
  private final Clock clock;

  WorkersCheck(WorkflowClient client, String taskQueue, Clock clock) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.clock = clock;
  }

  Finding examine() {
    try {
      List<PollerInfo> events = pollers(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW);
      List<PollerInfo> calls = pollers(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY);
      return events.isEmpty() || calls.isEmpty() ? none() : some(events);
    } catch (StatusRuntimeException e) {
      return Finding.unknown(
          CHECK,
          "the server does not tell who polls a task queue (%s)"
              .formatted(e.getStatus().getCode()));
    }
  }

  private List<PollerInfo> pollers(TaskQueueType type) {
    return TaskQueues.pollers(client, TaskQueues.normal(taskQueue), type);
  }

  private Finding none() {
    return Finding.warning(
        CHECK,
        "no worker polls task queue '%s': events are recorded and wait".formatted(taskQueue),
        "0",
        "start one: hookline worker");
  }

  private Finding some(List<PollerInfo> pollers) {
    long workers = pollers.stream().map(PollerInfo::getIdentity).distinct().count();
    Instant last =
        pollers.stream().map(TaskQueues::lastAccess).max(Instant::compareTo).orElseThrow();
    Duration ago = Duration.between(last, clock.instant());
    if (ago.compareTo(GONE) > 0) {
      return Finding.warning(
          CHECK,
          "no worker has polled task queue '%s' for %d s: events are recorded and wait"
              .formatted(taskQueue, ago.toSeconds()),
          "0",
          "start one: hookline worker");
    }
    return Finding.ok(
        CHECK,
        "%d worker(s) polled task queue '%s' in the last minutes".formatted(workers, taskQueue),
        Long.toString(workers));
  }
}
