package dev.hookline;

import dev.hookline.config.EventType;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Invokes the webhooks of events. Obtain one from {@link dev.hookline.durable.Webhooks};
 * implementations are thread-safe.
 */
public interface WebhookManager {

  /**
   * Calls the webhooks of an event, waits for the outcome and calls back, with default options: a
   * generated key and no deadline.
   *
   * @see #invokeWebhooks(EventType, Object, InvokeOptions, OnSuccess, OnError)
   */
  default void invokeWebhooks(
      EventType event, @Nullable Object payload, OnSuccess onSuccess, OnError onError) {
    invokeWebhooks(event, payload, InvokeOptions.defaults(), onSuccess, onError);
  }

  /**
   * Calls the webhooks of an event, waits for the outcome and calls back on this thread. The sync
   * webhooks run in declared order; the async ones are recorded after all sync ones have succeeded.
   *
   * @param payload sent to the webhooks: a {@link Payload} byte for byte, anything else as JSON
   * @param onSuccess called once when every sync webhook has succeeded; null is the no-op
   * @param onError called once when the event has ended without success; null is the no-op
   * @throws WebhookException or what {@code onError} returned, if the event ended without success
   * @throws InvocationException if neither callback was called: the event is not configured, the
   *     payload is not JSON or too large, the deadline passed, the thread was interrupted, the
   *     server was unreachable; it carries whether the event was accepted
   */
  void invokeWebhooks(
      EventType event,
      @Nullable Object payload,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError);

  /**
   * Calls the webhooks of an event without blocking. Cancelling the future ends the wait, not the
   * execution.
   *
   * @return completes with the final response, or exceptionally with the {@link WebhookException}
   *     or {@link InvocationException} that the blocking form would throw
   */
  CompletableFuture<Payload> invokeWebhooksAsync(
      EventType event, @Nullable Object payload, InvokeOptions options);

  /** Returns whether the configuration lists the event, even without webhooks. */
  boolean isEventConfigured(EventType event);
}
