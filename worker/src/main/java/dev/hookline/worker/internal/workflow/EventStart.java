package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.FailureDetails;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * The start of an event. The server delays a delayed one until its time; a task that comes earlier,
 * for instance with a request to cancel, waits for the rest. A plan without a start time waits for
 * nothing.
 */
final class EventStart {

  /** Task completed, timer started, timer fired, task scheduled, task started. */
  private static final int AROUND_TIMER = 5;

  /** A year, and a day for clocks that differ. */
  private static final long LONGEST_MILLIS = Plan.MAX_DELAY_MILLIS + 86_400_000;

  private EventStart() {}

  /**
   * Waits for the start.
   *
   * @return the length that the history has then, if no task was lost
   */
  static long await(Plan plan) {
    Long startAt = plan.startAt();
    Duration left =
        startAt == null ? Duration.ZERO : Duration.ofMillis(startAt - Workflow.currentTimeMillis());
    if (left.isNegative() || left.isZero()) {
      return LostTaskDetection.FIRST_TASK;
    }
    if (left.toMillis() > LONGEST_MILLIS) {
      throw WebhookFailure.of(
          FailureCode.INVALID_PLAN,
          "startAt of a plan must be at most 365 days after its run is recorded; found " + startAt,
          FailureDetails.of(null));
    }
    CancellationScope.throwCanceled();
    long length = Workflow.getInfo().getHistoryLength();
    Workflow.sleep(left);
    return length + AROUND_TIMER;
  }
}
