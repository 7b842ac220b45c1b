package dev.hookline;

import dev.hookline.config.EventType;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs every event as one Temporal execution, which goes on whatever becomes of this process.
 * Obtain one from {@link dev.hookline.durable.Webhooks}; one per process is enough. Thread-safe.
 */
public interface DurableWebhookManager extends WebhookManager, AutoCloseable {

  /**
   * {@inheritDoc} Up to 64 callers start events at once, and as many whose event has async webhooks
   * (see {@link DurableOptions#earlyResponse}); others stand in line. One whose deadline, or minute
   * without a deadline, passes there is told that its event was not accepted. Any number may wait
   * for their outcome.
   */
  @Override
  void invokeWebhooks(
      EventType event,
      @Nullable Object payload,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError);

  /**
   * {@inheritDoc} Up to 64 of these calls are made at once, in the line of {@link #invokeWebhooks};
   * others wait for that, with the same ends, unless 64 MiB of them do: a call beyond that ends at
   * once as {@code SERVER_BUSY}, not accepted. Waiting takes no thread. What depends on the future
   * runs on up to 64 threads of the manager; work that takes long belongs on others, by {@code
   * thenApplyAsync} for instance.
   */
  @Override
  CompletableFuture<Payload> invokeWebhooksAsync(
      EventType event, @Nullable Object payload, InvokeOptions options);

  /**
   * Starts an event, or finds the execution that its key already has, and returns once it is
   * recorded. It runs without this process; {@link #attach} waits for its outcome. Many starts at
   * once stand in the line of {@link #invokeWebhooks}.
   *
   * @param payload what the webhooks are sent, as in {@link #invokeWebhooks}
   * @param options the deadline is that of the start
   * @throws InvocationException if the event was not recorded, or it is not known whether it was
   */
  StartedEvent start(EventType event, @Nullable Object payload, InvokeOptions options);

  /**
   * Waits for the outcome of an event that was invoked before, here or elsewhere, and calls back as
   * {@link #invokeWebhooks} does.
   *
   * @param key the idempotency key that it was invoked with
   * @param options the deadline is that of finding it and of the outcome
   * @throws InvocationException if no execution within the namespace's retention has the key, or as
   *     from {@link #invokeWebhooks}
   */
  void attach(
      EventType event,
      String key,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError);

  /**
   * Asks an event's execution to stop: the attempt in flight may still have arrived, no further
   * webhook is called, and whoever waits is told {@code cancelled}. Returns when the server has
   * recorded the request; a closed execution is left as it is.
   *
   * @throws InvocationException if no execution has the key, or the server did not answer within a
   *     minute
   */
  void cancel(EventType event, String key);

  /**
   * Asks an execution to stop, by its id.
   *
   * @throws InvocationException if there is no such execution, or the server did not answer within
   *     a minute
   */
  void cancel(String executionId);

  /** Returns the workflow id of the event with that key, by which operators find it. */
  String executionId(EventType event, String key);

  /**
   * Ends this manager's threads, and the connection if the manager opened it; no execution. Calls
   * that are made later, and those that stand in line, end with an {@link IllegalStateException}
   * and start nothing.
   */
  @Override
  void close();
}
