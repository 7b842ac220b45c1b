package dev.hookline;

import dev.hookline.contract.ExecutionIds;
import dev.hookline.contract.Plan;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Runs every event as one Temporal execution, which goes on whatever becomes of this process.
 * Obtain one from {@link Webhooks}; one per process is enough. Thread-safe.
 */
public final class DurableWebhookManager implements WebhookManager, AutoCloseable {

  private final EventPlans plans;
  private final DurableOptions options;
  private final PayloadWriter writer;
  private final ExecutionStarter starter;
  private final ExecutionWait wait;
  private final ExecutionControl control;
  private final ScheduledExecutorService timer;
  private final BlockingCalls blocking;
  private final AsyncCalls async;
  private final Runnable onClose;

  DurableWebhookManager(
      Config config,
      List<EventType> events,
      WorkflowClient client,
      DurableOptions options,
      Runnable onClose) {
    this.options = options;
    this.onClose = onClose;
    timer = timer();
    plans = new EventPlans(config, events, options.source().orElse(null));
    writer = new PayloadWriter(options.mapper());
    ServerCalls calls = new ServerCalls(client.getOptions().getNamespace(), timer);
    starter = new ExecutionStarter(client, options.taskQueue(), calls);
    wait = new ExecutionWait(client, new WorkerWatch(client, options.taskQueue(), timer));
    control = new ExecutionControl(client, calls);
    blocking =
        new BlockingCalls(
            starter,
            wait,
            new EarlyResponse(starter, options, timer),
            new StartedLook(client, starter, timer));
    async = new AsyncCalls(starter, wait, timer);
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, Daemons.named("hookline-timer"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /**
   * {@inheritDoc} Up to 64 callers start events at once, and as many whose event has async webhooks
   * (see {@link DurableOptions#earlyResponse}); others stand in line. One whose deadline, or minute
   * without a deadline, passes there is told that its event was not accepted. Any number may wait
   * for their outcome.
   */
  @Override
  public void invokeWebhooks(
      EventType event,
      @Nullable Object payload,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    Invocation invocation = invocation(event, payload, options);
    Callbacks.of(onSuccess, onError).settle(() -> blocking.invoke(invocation));
  }

  /**
   * {@inheritDoc} Up to 64 of these calls are made at once, in the line of {@link #invokeWebhooks};
   * others wait for that, with the same ends. Waiting takes no thread.
   */
  @Override
  public CompletableFuture<Payload> invokeWebhooksAsync(
      EventType event, @Nullable Object payload, InvokeOptions options) {
    return async.invoke(invocation(event, payload, options));
  }

  /**
   * Starts an event, or finds the execution that its key already has, and returns once it is
   * recorded. It runs without this process; {@link #attach} waits for its outcome. Many starts at
   * once stand in the line of {@link #invokeWebhooks}.
   *
   * @param payload what the webhooks are sent, as in {@link #invokeWebhooks}
   * @param options the deadline is that of the start
   * @throws InvocationException if the event was not recorded, or it is not known whether it was
   */
  public StartedEvent start(EventType event, @Nullable Object payload, InvokeOptions options) {
    return StartedEvent.of(starter.startOrAttach(invocation(event, payload, options)));
  }

  /**
   * Waits for the outcome of an event that was invoked before, here or elsewhere, and calls back as
   * {@link #invokeWebhooks} does.
   *
   * @param key the idempotency key that it was invoked with
   * @param options the deadline is that of finding it and of the outcome
   * @throws InvocationException if no execution within the namespace's retention has the key, or as
   *     from {@link #invokeWebhooks}
   */
  public void attach(
      EventType event,
      String key,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    Invocation invocation = Invocation.of(plans.of(event), Payload.empty(), options.withKey(key));
    Callbacks.of(onSuccess, onError).settle(() -> wait.forResponse(control.latestRun(invocation)));
  }

  /**
   * Asks an event's execution to stop: the attempt in flight may still have arrived, no further
   * webhook is called, and whoever waits is told {@code cancelled}. Returns when the server has
   * recorded the request; a closed execution is left as it is.
   *
   * @throws InvocationException if no execution has the key, or the server did not answer within a
   *     minute
   */
  public void cancel(EventType event, String key) {
    cancel(executionId(event, key));
  }

  /**
   * Asks an execution to stop, by its id.
   *
   * @throws InvocationException if there is no such execution, or the server did not answer within
   *     a minute
   */
  public void cancel(String executionId) {
    control.cancel(executionId);
  }

  /** Returns the workflow id of the event with that key, by which operators find it. */
  public String executionId(EventType event, String key) {
    return ExecutionIds.event(options.source().orElse(null), event.name(), key);
  }

  @Override
  public boolean isEventConfigured(EventType event) {
    return plans.contains(event);
  }

  /**
   * Ends this manager's threads, and the connection if the manager opened it; no execution. Calls
   * that are made later, and those that stand in line, end with an {@link IllegalStateException}
   * and start nothing.
   */
  @Override
  public void close() {
    timer.shutdownNow();
    async.close();
    starter.close();
    onClose.run();
  }

  private Invocation invocation(EventType event, @Nullable Object payload, InvokeOptions call) {
    Plan plan = plans.of(event);
    String trace = call.traceparent().orElseGet(() -> options.traceparent().get());
    return Invocation.of(plan.withTraceparent(trace), writer.write(payload), call);
  }
}
