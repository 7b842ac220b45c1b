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
import java.util.function.Supplier;

/**
 * An event's turn among those of its ordering key. An event without an ordering has it at once, and
 * issues no command for it.
 */
final class OrderedTurn {

  /** Its starter adds the event to the queue; one that died in between did not. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration LONGEST = Duration.ofHours(1);

  private static final ActivityOptions ENQUEUE =
      ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(30)).build();

  private final String event = Workflow.getInfo().getWorkflowId();
  private boolean hasBegun;
  private TurnStart start = TurnStart.ofUnordered();

  void begin() {
    hasBegun = true;
  }

  /** Returns how the turn began. */
  TurnStart begun() {
    return start;
  }

  /** Runs the event in its turn, and reports its end to the queue. */
  RawValue of(Plan plan, Supplier<RawValue> calls) {
    Ordering ordering = plan.ordering();
    if (ordering == null) {
      return calls.get();
    }
    await(ordering);
    RawValue response;
    try {
      response = calls.get();
    } catch (WebhookFailure | TemporalFailure failure) {
      report(ordering, false);
      throw failure;
    }
    report(ordering, true);
    return response;
  }

  private void await(Ordering ordering) {
    start = TurnStart.ofOrdered(!hasBegun);
    Duration patience = PATIENCE;
    while (!TimedWait.until(patience, () -> hasBegun)) {
      enqueue(ordering);
      patience = patience.compareTo(LONGEST) < 0 ? patience.multipliedBy(2) : LONGEST;
    }
    start = start.at(Workflow.currentTimeMillis());
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
