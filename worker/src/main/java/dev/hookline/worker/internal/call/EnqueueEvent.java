package dev.hookline.worker.internal.call;

import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.QueueEntry;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;

/** The activities between an ordered event and its queue. */
@ActivityInterface
public interface EnqueueEvent {

  /**
   * Adds an event to its queue.
   *
   * @param entry a {@link QueueEntry} as JSON
   */
  @ActivityMethod(name = Names.ENQUEUE_EVENT)
  void enqueue(String queue, RawValue entry);

  /** Returns whether an event succeeded; fails, to be repeated, while it runs. */
  @ActivityMethod(name = Names.AWAIT_EVENT_END)
  boolean awaitEnd(String event);
}
