package dev.hookline.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a queue, as JSON: what a run passes to the next one, and what an operator sees.
 *
 * @param head the event whose turn it is; absent for none
 * @param begun whether the head has been told that its turn has come
 * @param held whether the head ended without success and holds the queue
 * @param waiting the events after it, in the order of their turns
 */
public record QueueState(
    @Nullable QueueEntry head, boolean begun, boolean held, List<QueueEntry> waiting) {

  /** Copies the list. */
  public QueueState {
    waiting = waiting == null ? List.of() : List.copyOf(waiting);
  }

  /** Returns the state of an empty queue. */
  public static QueueState empty() {
    return new QueueState(null, false, false, List.of());
  }
}
