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

/** Checks that workers poll the task queue. */
final class WorkersCheck {

  private static final String CHECK = "workers";

  /** A poll lasts up to a minute; the server remembers pollers for five. */
  private static final Duration STALE_AFTER = Duration.ofSeconds(90);

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
      return events.getPollersCount() == 0 || calls.getPollersCount() == 0
          ? noWorker()
          : workers(events);
    } catch (StatusRuntimeException e) {
      return Finding.unknown(
          CHECK,
          "the server does not report the pollers of a task queue (%s)"
              .formatted(e.getStatus().getCode()));
    }
  }

  private DescribeTaskQueueResponse describe(TaskQueueType type) {
    return TaskQueues.describe(client, TaskQueues.normal(taskQueue), type);
  }

  private Finding noWorker() {
    return Finding.warning(
        CHECK,
        "no worker polls task queue '%s': events are recorded and wait".formatted(taskQueue),
        "0",
        "start one: hookline worker");
  }

  private Finding workers(DescribeTaskQueueResponse events) {
    List<PollerInfo> pollers = events.getPollersList();
    Instant last =
        pollers.stream().map(TaskQueues::lastAccess).max(Instant::compareTo).orElseThrow();
    Duration ago = Duration.between(last, clock.instant());
    if (ago.compareTo(STALE_AFTER) > 0) {
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
    Instant since = clock.instant().minus(STALE_AFTER);
    return pollers.stream().filter(one -> !TaskQueues.lastAccess(one).isBefore(since)).toList();
  }

  private Finding polled(List<PollerInfo> pollers) {
    long count = pollers.stream().map(PollerInfo::getIdentity).distinct().count();
    return Finding.ok(
        CHECK,
        "%d worker(s) polled task queue '%s' in the last few minutes".formatted(count, taskQueue),
        Long.toString(count));
  }
}
