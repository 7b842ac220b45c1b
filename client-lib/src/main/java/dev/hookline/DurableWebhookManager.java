package dev.hookline;

import dev.hookline.config.EventType;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs every event as one Temporal execution, which survives this process. Obtain one from {@link
 * dev.hookline.durable.Webhooks}; one per process is enough. Thread-safe.
 */
public interface DurableWebhookManager extends WebhookManager, AutoCloseable {

  /**
   * {@inheritDoc} Up to 64 callers start events concurrently, plus up to 64 whose event has async
   * webhooks (see {@link DurableOptions#earlyResponse}); others are queued. A queued call whose
   * deadline (one minute by default) passes fails with {@link InvocationException.Accepted#NO}. Any
   * number of callers may wait for an outcome.
   */
  @Override
  void invokeWebhooks(
      EventType event,
      @Nullable Object payload,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError);

  /**
   * {@inheritDoc} Up to 64 of these calls start concurrently and share the queue of {@link
   * #invokeWebhooks}; others wait in memory under the same deadlines. Once 64 MiB of calls are
   * waiting, further ones fail at once with {@code SERVER_BUSY}, not accepted. Waiting blocks no
   * thread. Dependent stages run on up to 64 threads of the manager; move long-running work
   * elsewhere, for instance with {@code thenApplyAsync}.
   */
  @Override
  CompletableFuture<Payload> invokeWebhooksAsync(
      EventType event, @Nullable Object payload, InvokeOptions options);

  /**
   * Starts an event, or finds the execution that its key already has, and returns once it is
   * recorded. The event then runs independently of this process; {@link #attach} waits for its
   * outcome. The only call that takes a delayed event, see {@link InvokeOptions#withStartAt}: it
   * returns at once, and {@link #cancel} cancels the event before its start. Starts share the queue
   * of {@link #invokeWebhooks}.
   *
   * @param payload sent to the webhooks, as in {@link #invokeWebhooks}
   * @param options the deadline applies to the start
   * @throws InvocationException if the event was not recorded, or if that is unknown
   */
  StartedEvent start(EventType event, @Nullable Object payload, InvokeOptions options);

  /**
   * Waits for the outcome of an event that was invoked earlier, by this process or another, and
   * calls back as {@link #invokeWebhooks} does.
   *
   * @param key the idempotency key it was invoked with
   * @param options the deadline covers finding the execution and waiting for its outcome
   * @throws InvocationException if no execution within the namespace's retention has the key, or as
   *     {@link #invokeWebhooks} throws it
   */
  void attach(
      EventType event,
      String key,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError);

  /**
   * Requests cancellation of an event's execution: the attempt in flight may still have arrived, no
   * further webhook is called, and waiting callers fail with {@code cancelled}. Returns when the
   * server has recorded the request; a closed execution is left unchanged.
   *
   * @throws InvocationException if no execution has the key, or the server did not respond within a
   *     minute
   */
  void cancel(EventType event, String key);

  /**
   * Requests cancellation of an execution by its id.
   *
   * @throws InvocationException if there is no such execution, or the server did not respond within
   *     a minute
   */
  void cancel(String executionId);

  /** Returns the workflow id of the event with that key; operators find it by this id. */
  String executionId(EventType event, String key);

  /**
   * Stops this manager's threads and closes the connection if the manager opened it; executions are
   * not affected. Later and queued calls fail with an {@link IllegalStateException} and start
   * nothing.
   */
  @Override
  void close();
}
