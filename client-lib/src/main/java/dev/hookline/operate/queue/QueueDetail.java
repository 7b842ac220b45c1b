package dev.hookline.operate.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue and its events.
 *
 * @param id its workflow id
 * @param head the execution whose turn it is; null if the queue is empty
 * @param held whether the head ended without success and holds the queue
 * @param waiting the executions after it, in the order of their turns
 */
public record QueueDetail(String id, @Nullable String head, boolean held, List<String> waiting) {

  /** Copies the list. */
  public QueueDetail {
    waiting = List.copyOf(waiting);
  }
}
