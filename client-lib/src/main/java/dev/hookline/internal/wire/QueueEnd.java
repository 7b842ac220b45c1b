package dev.hookline.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The end of an event, as its queue receives it in JSON.
 *
 * @param event the event's workflow id
 * @param succeeded whether it ended with a final response
 * @param unused whether it ended in its turn before its first call, so that it holds no queue
 */
public record QueueEnd(
    String event, boolean succeeded, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unused) {

  /** Creates the end of an event after its calls. */
  public QueueEnd(String event, boolean succeeded) {
    this(event, succeeded, false);
  }

  /** Normalizes an absent id to the empty text, which no execution has. */
  public QueueEnd {
    event = event == null ? "" : event;
  }
}
