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
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
  private final Set<String> turns = new LinkedHashSet<>();
  private boolean isRunning;

  /** An event that was added to a queue which is not its own must not begin out of order. */
  void begin(@Nullable String queue) {
    turns.add(String.valueOf(queue));
  }

  /** Runs an event, and reports its end to its queue if its turn has come. */
  RawValue of(Plan plan, Supplier<RawValue> run) {
    Ordering ordering = plan.ordering();
    if (ordering == null) {
      return run.get();
    }
    RawValue response;
    try {
      response = run.get();
    } catch (WebhookFailure | TemporalFailure failure) {
      if (hasBegun(ordering)) {
        report(ordering, new QueueEnd(event, false, !isRunning));
      }
      throw failure;
    }
    report(ordering, new QueueEnd(event, true));
    return response;
  }

  /**
   * Waits for the event's turn.
   *
   * @param historyLength the length of the history at the event's start, unless a task was lost
   */
  TurnStart await(Plan plan, long historyLength) {
    Ordering ordering = plan.ordering();
    TurnStart start =
        ordering == null
            ? TurnStart.ofUnordered(plan, historyLength)
            : await(plan, ordering, historyLength);
    isRunning = true;
    return start;
  }

  private TurnStart await(Plan plan, Ordering ordering, long historyLength) {
    if (plan.startAt() != null) {
      enqueue(ordering);
    }
    if (hasBegun(ordering)) {
      return TurnStart.atOnce(historyLength);
    }
    long length = Workflow.getInfo().getHistoryLength();
    Duration patience = PATIENCE;
    while (!TimedWait.until(patience, () -> hasBegun(ordering))) {
      enqueue(ordering);
      patience = patience.compareTo(LONGEST) < 0 ? patience.multipliedBy(2) : LONGEST;
    }
    return TurnStart.afterWait(length);
  }

  private boolean hasBegun(Ordering ordering) {
    return turns.contains(ordering.queue());
  }

  private void enqueue(Ordering ordering) {
    Workflow.newUntypedActivityStub(ENQUEUE)
        .execute(
            Names.ENQUEUE_EVENT,
            Void.class,
            ordering.queue(),
            WireJson.toPayload(
                new QueueEntry(event, ordering.hold(), Workflow.getInfo().getRunId())));
  }

  /** A cancelled event reports its end too. */
  private void report(Ordering ordering, QueueEnd end) {
    Workflow.newDetachedCancellationScope(
            () -> {
              try {
                Workflow.newUntypedExternalWorkflowStub(ordering.queue())
                    .signal(Names.ENDED, WireJson.toPayload(end));
              } catch (ApplicationFailure e) {
                // the queue was terminated: the next event starts another one
              }
            })
        .run();
  }
}
