package dev.hookline;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;

/**
 * One configured webhook that can be called in this process by {@link SimpleWebhookManager}. {@code
 * hookline-worker} provides one for HTTP; tests and tools may implement their own. Implementations
 * must allow concurrent calls.
 */
public interface WebhookClient {

  /**
   * Calls the webhook, with the client's own retries, and blocks until it responds.
   *
   * @param payload the exact bytes to send
   * @return the exact bytes of the response body; empty if there were none
   * @throws WebhookException if the webhook failed; any other exception reaches {@link OnError} as
   *     its cause
   */
  Payload invoke(Payload payload);

  /** Returns whether the caller does not wait for this webhook. */
  boolean isAsync();

  /** Returns whether this webhook's response is the event's final response. */
  boolean isFinalResponse();

  /**
   * Returns the name of the earlier sync webhook whose response is sent to this one; empty for the
   * event's own payload.
   */
  String getUseDataFrom();

  /** Returns the webhook's name, unique within its event. */
  String getName();

  /** Creates the client of a configured webhook. */
  @FunctionalInterface
  interface Factory {

    /** Returns a client that calls the webhook for the event. */
    WebhookClient create(EventType event, WebhookConfig webhook);
  }
}
