package dev.hookline.operate.doctor;

import com.google.common.util.concurrent.ListenableFuture;
import dev.hookline.internal.wire.WorkflowTasks;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Compares this machine's clock to the server's. The server does not report its time, but it
 * records when a task queue was polled: so this polls an unused sticky task queue, which the server
 * soon forgets.
 */
final class ClockCheck {

  private static final String CHECK = "clock";

  private static final int POLL_SECONDS = 10;
  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final WorkflowClient client;
  private final String normalQueue;
  private final Clock clock;
  private Duration offset = Duration.ZERO;

  ClockCheck(WorkflowClient client, String normalQueue, Clock clock) {
    this.client = client;
    this.normalQueue = normalQueue;
    this.clock = clock;
  }

  Finding examine() {
    TaskQueue queue =
        TaskQueue.newBuilder()
            .setName("hookline-doctor-" + UUID.randomUUID())
            .setKind(TaskQueueKind.TASK_QUEUE_KIND_STICKY)
            .setNormalName(normalQueue)
            .build();
    Instant before = clock.instant();
    ListenableFuture<?> poll = poll(queue);
    try {
      long end = System.nanoTime() + TIMEOUT_NANOS;
      do {
        List<PollerInfo> seen =
            TaskQueues.pollers(client, queue, TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW);
        if (!seen.isEmpty()) {
          Instant server = TaskQueues.lastAccess(seen.get(0));
          offset = Duration.between(before, server);
          return judge(before, server, clock.instant());
        }
        LockSupport.parkNanos(POLL_NANOS);
      } while (System.nanoTime() < end && !poll.isDone());
    } catch (StatusRuntimeException e) {
      // reported below
    } finally {
      poll.cancel(true);
    }
    return Finding.unknown(CHECK, "the server does not report its time");
  }

  /** Returns this machine's clock adjusted to the server's, as far as known. */
  Clock serverClock() {
    return Clock.offset(clock, offset);
  }

  private ListenableFuture<?> poll(TaskQueue queue) {
    return client
        .getWorkflowServiceStubs()
        .futureStub()
        .withDeadlineAfter(POLL_SECONDS, TimeUnit.SECONDS)
        .pollWorkflowTaskQueue(
            PollWorkflowTaskQueueRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setTaskQueue(queue)
                .setIdentity(client.getOptions().getIdentity())
                .build());
  }

  /** If the clocks agree, the server's time is between the two of this machine. */
  static Finding judge(Instant before, Instant server, Instant after) {
    Duration ahead = Duration.between(server, before);
    Duration behind = Duration.between(after, server);
    Duration skew = ahead.compareTo(behind) > 0 ? ahead : behind;
    if (skew.compareTo(WorkflowTasks.MAX_PICKUP_DELAY) < 0) {
      Duration within = skew.isNegative() ? Duration.between(before, after) : skew;
      return Finding.ok(
          CHECK,
          "this machine's clock agrees with the server's within %d ms".formatted(within.toMillis()),
          within.truncatedTo(ChronoUnit.MILLIS).toString());
    }
    return Finding.warning(
        CHECK,
        "this machine's clock is %s %s the server's: fast first attempts of a worker need synchronized clocks, and times such as --since are off"
            .formatted(format(skew), skew.equals(ahead) ? "ahead of" : "behind"),
        skew.truncatedTo(ChronoUnit.MILLIS).toString(),
        "set this machine's clock by NTP, for instance with chrony");
  }

  private static String format(Duration skew) {
    return skew.toSeconds() == 0 ? skew.toMillis() + " ms" : skew.toSeconds() + " s";
  }
}
