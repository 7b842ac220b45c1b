package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.Ordering;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.QueueEnd;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.WireJson;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Function;

/**
 * An event's turn among those of its ordering key. An event without an ordering has it at once, and
 * issues no command for it.
 */
final class OrderedTurn {

  /** Its starter adds the event to the queue, unless it has died in between. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration LONGEST = Duration.ofHours(1);

  private static final ActivityOptions ENQUEUE =
      ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(30)).build();

  private final String event = Workflow.getInfo().getWorkflowId();
  private boolean hasBegun;

  void begin() {
    hasBegun = true;
  }

  /**
   * Runs the event in its turn, and reports its end to the queue.
   *
   * @param historyLength the length of the history at the event's start, unless a task was lost
   */
  RawValue of(Plan plan, long historyLength, Function<TurnStart, RawValue> calls) {
    Ordering ordering = plan.ordering();
    if (ordering == null) {
      return calls.apply(TurnStart.ofUnordered(plan, historyLength));
    }
    if (plan.startAt() != null) {
      enqueue(ordering);
    }
    TurnStart start = await(ordering, historyLength);
    RawValue response;
    try {
      response = calls.apply(start);
    } catch (WebhookFailure | TemporalFailure failure) {
      report(ordering, false);
      throw failure;
    }
    report(ordering, true);
    return response;
  }

  private TurnStart await(Ordering ordering, long historyLength) {
    if (hasBegun) {
      return TurnStart.atOnce(historyLength);
    }
    long length = Workflow.getInfo().getHistoryLength();
    Duration patience = PATIENCE;
    while (!TimedWait.until(patience, () -> hasBegun)) {
      enqueue(ordering);
      patience = patience.compareTo(LONGEST) < 0 ? patience.multipliedBy(2) : LONGEST;
    }
    return TurnStart.afterWait(length);
  }

  private void enqueue(Ordering ordering) {
    Workflow.newUntypedActivityStub(ENQUEUE)
        .execute(
            Names.ENQUEUE_EVENT,
            Void.class,
            ordering.queue(),
            WireJson.toPayload(new QueueEntry(event, ordering.hold())));
  }

  /** A cancelled event reports its end too. */
  private void report(Ordering ordering, boolean succeeded) {
    Workflow.newDetachedCancellationScope(
            () -> {
              try {
                Workflow.newUntypedExternalWorkflowStub(ordering.queue())
                    .signal(Names.ENDED, WireJson.toPayload(new QueueEnd(event, succeeded)));
              } catch (ApplicationFailure e) {
                // the queue was terminated: the next event starts another one
              }
            })
        .run();
  }
}
