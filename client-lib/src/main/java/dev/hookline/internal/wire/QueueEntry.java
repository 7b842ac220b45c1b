package dev.hookline.internal.wire;

/**
 * An event in the queue of its ordering key, as JSON.
 *
 * @param event the event's workflow id
 * @param hold whether the events after it wait if it ends without success
 */
public record QueueEntry(String event, boolean hold) {

  /** Normalizes an absent id to the empty text, which no execution has. */
  public QueueEntry {
    event = event == null ? "" : event;
  }
}
