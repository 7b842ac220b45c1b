package dev.hookline.operate.doctor;

import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
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
      DescribeTaskQueueResponse events = describe(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW);
      DescribeTaskQueueResponse calls = describe(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY);
      return events.getPollersCount() == 0 || calls.getPollersCount() == 0 ? none() : some(events);
    } catch (StatusRuntimeException e) {
      return Finding.unknown(
          CHECK,
          "the server does not tell who polls a task queue (%s)"
              .formatted(e.getStatus().getCode()));
    }
  }

  private DescribeTaskQueueResponse describe(TaskQueueType type) {
    return TaskQueues.describe(client, TaskQueues.normal(taskQueue), type);
  }

  private Finding none() {
    return Finding.warning(
        CHECK,
        "no worker polls task queue '%s': events are recorded and wait".formatted(taskQueue),
        "0",
        "start one: hookline worker");
  }

  private Finding some(DescribeTaskQueueResponse events) {
    List<PollerInfo> pollers = events.getPollersList();
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
    return VersionsCheck.problem(CHECK, taskQueue, events.getVersioningInfo(), recent(pollers))
        .orElseGet(() -> polled(pollers));
  }

  private List<PollerInfo> recent(List<PollerInfo> pollers) {
    Instant since = clock.instant().minus(GONE);
    return pollers.stream().filter(one -> !TaskQueues.lastAccess(one).isBefore(since)).toList();
  }

  private Finding polled(List<PollerInfo> pollers) {
    long workers = pollers.stream().map(PollerInfo::getIdentity).distinct().count();
    return Finding.ok(
        CHECK,
        "%d worker(s) polled task queue '%s' in the last minutes".formatted(workers, taskQueue),
        Long.toString(workers));
  }
}
