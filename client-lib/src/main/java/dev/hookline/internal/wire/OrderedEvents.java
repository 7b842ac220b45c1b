package dev.hookline.internal.wire;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** The workflow type of the queue of events with one ordering key. It ends when it is empty. */
@WorkflowInterface
public interface OrderedEvents {

  /**
   * Gives each event its turn, one after another.
   *
   * @param state a {@link QueueState} as JSON, carried over from the previous run; absent for none
   */
  @WorkflowMethod
  void run(@Nullable RawValue state);

  /** Adds an event at the end, unless it is already queued; takes a {@link QueueEntry}. */
  @SignalMethod(name = Names.ENQUEUE)
  void enqueue(RawValue entry);

  /** Reports the end of an event; takes a {@link QueueEnd}. */
  @SignalMethod(name = Names.ENDED)
  void ended(RawValue end);

  /** Lets the queue continue after the event that holds it; takes a {@link QueueEntry}. */
  @SignalMethod(name = Names.SKIP)
  void skip(RawValue entry);

  /** Returns the {@link QueueState}. */
  @QueryMethod(name = Names.QUEUE_STATE)
  RawValue state();
}
