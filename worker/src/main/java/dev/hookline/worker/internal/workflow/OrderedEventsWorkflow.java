package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.OrderedEvents;
import dev.hookline.internal.wire.QueueEnd;
import dev.hookline.internal.wire.QueueEntry;
import dev.hookline.internal.wire.QueueState;
import dev.hookline.internal.wire.WireJson;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one ordering key. Events run as executions of their own; the queue tells each when
 * its turn has come, and waits for its end. It ends when it is empty, and the next event starts it
 * again.
 */
public final class OrderedEventsWorkflow implements OrderedEvents {

  /** A longer history slows down the first task of each worker that takes the queue over. */
  private static final int LONG_HISTORY = 1_000;

  /** The end of the server's name for that. */
  private static final String CLOSED = "EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND";

  private final EventQueue queue;
  private final HeldQueue held;

  /** Creates the queue with what the previous run has passed on; signals come only then. */
  @WorkflowInit
  public OrderedEventsWorkflow(@Nullable RawValue state) {
    queue = new EventQueue(WireJson.read(state, QueueState.class).orElse(QueueState.empty()));
    held = new HeldQueue(queue.heldBy());
  }

  @Override
  public void run(@Nullable RawValue state) {
    for (QueueEntry head = queue.head(); head != null; head = queue.head()) {
      if (!queue.isHeld()) {
        queue.turnBegins(head, beginTurn(head));
      }
      awaitEnd(head);
      if (isLong()) {
        Workflow.continueAsNew(held.continuing(), WireJson.toPayload(queue.state()));
      }
    }
  }

  /** Returns whether the event still runs; one that was told too often has been told. */
  private static boolean beginTurn(QueueEntry entry) {
    try {
      Workflow.newUntypedExternalWorkflowStub(entry.event())
          .signal(Names.BEGIN_TURN, Workflow.getInfo().getWorkflowId());
      return true;
    } catch (ApplicationFailure e) {
      return !e.getType().endsWith(CLOSED);
    }
  }

  /** Returns when the head has left, needs another turn, or the history is too long. */
  private void awaitEnd(QueueEntry head) {
    new EventEnd(head.event())
        .await(
            () -> !queue.isWaitingFor(head) || queue.isHeld() || isLong(),
            succeeded -> queue.closed(head, succeeded));
    if (queue.isHeld()) {
      held.publish(head.event());
      Workflow.await(() -> !queue.isHeld() || isLong());
    }
    if (!queue.isHeld()) {
      held.publish("");
    }
  }

  private static boolean isLong() {
    return Workflow.getInfo().isContinueAsNewSuggested()
        || Workflow.getInfo().getHistoryLength() >= LONG_HISTORY;
  }

  @Override
  public void enqueue(RawValue entry) {
    WireJson.read(entry, QueueEntry.class).ifPresent(queue::add);
  }

  @Override
  public void ended(RawValue end) {
    WireJson.read(end, QueueEnd.class).ifPresent(queue::ended);
  }

  @Override
  public void skip(RawValue entry) {
    WireJson.read(entry, QueueEntry.class).map(QueueEntry::event).ifPresent(queue::skip);
  }

  @Override
  public RawValue state() {
    return WireJson.toPayload(queue.state());
  }
}
