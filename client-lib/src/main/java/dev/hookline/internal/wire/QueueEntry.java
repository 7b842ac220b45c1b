package dev.hookline.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * An event in the queue of its ordering key, as JSON.
 *
 * @param event the event's workflow id
 * @param hold whether the events after it wait if it ends without success
 * @param run the event's run; absent if the starter does not know it
 */
public record QueueEntry(String event, boolean hold, @Nullable String run) {

  /** Creates an entry of an unknown run. */
  public QueueEntry(String event, boolean hold) {
    this(event, hold, null);
  }

  /** Normalizes an absent id to the empty text, which no execution has. */
  public QueueEntry {
    event = event == null ? "" : event;
  }
}
