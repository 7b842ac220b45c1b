package dev.hookline.internal.wire;

/**
 * The end of an event, as its queue receives it in JSON.
 *
 * @param event the event's workflow id
 * @param succeeded whether it ended with a final response
 */
public record QueueEnd(String event, boolean succeeded) {

  /** Normalizes an absent id to the empty text, which no execution has. */
  public QueueEnd {
    event = event == null ? "" : event;
  }
}
