package dev.hookline;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;

/**
 * One configured webhook that can be called in this process; what {@link SimpleWebhookManager}
 * runs. {@code hookline-worker} brings one for HTTP; tests and tools may write their own.
 * Implementations must allow concurrent calls.
 */
public interface WebhookClient {

  /**
   * Calls the webhook, with whatever retries the client has, and blocks until it answers.
   *
   * @param payload the exact bytes to send
   * @return the exact bytes of the answer; empty if there were none
   * @throws WebhookException if the webhook failed; any other exception reaches {@link OnError} as
   *     the cause of one
   */
  Payload invoke(Payload payload);

  /** Returns whether the caller does not wait for this webhook. */
  boolean isAsync();

  /** Returns whether this webhook's answer is the event's final response. */
  boolean isFinalResponse();

  /**
   * Returns the name of the earlier sync webhook whose answer this one is sent; empty for the
   * event's own payload.
   */
  String getUseDataFrom();

  /** Returns the webhook's name, unique within its event. */
  String getName();

  /** Makes the client of a configured webhook. */
  @FunctionalInterface
  interface Factory {

    /** Returns a client that calls the webhook for the event. */
    WebhookClient create(EventType event, WebhookConfig webhook);
  }
}
