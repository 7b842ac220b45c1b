package dev.hookline.durable;

import dev.hookline.Callbacks;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.StartedEvent;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.contract.Plan;
import dev.hookline.internal.embedded.EmbeddedClient;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.encryption.PayloadDigests;
import dev.hookline.internal.metrics.StartQueue;
import dev.hookline.internal.wire.ExecutionIds;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** Starts, finds and cancels executions on a Temporal server, and waits for them. */
final class TemporalWebhookManager implements DurableWebhookManager, StartQueue {

  private final EventPlans plans;
  private final EventOrdering ordering;
  private final DurableOptions options;
  private final PayloadDigests digests;
  private final ExecutionStarter starter;
  private final ExecutionWait wait;
  private final ExecutionControl control;
  private final ScheduledExecutorService timer;
  private final BlockingCalls blocking;
  private final AsyncCalls async;
  private final StartLimiter limiter;
  private final String namespace;
  private final Runnable onClose;

  TemporalWebhookManager(
      Config config,
      List<EventType> events,
      WorkflowClient own,
      DurableOptions options,
      Runnable onClose) {
    EmbeddedClient embedded = EmbeddedClient.of(own);
    WorkflowClient client = embedded.client();
    this.options = options;
    this.digests = Encryption.digests(client);
    this.onClose = onClose;
    timer = timer();
    Clock clock = Clock.systemUTC();
    plans = new EventPlans(config, events, options.source().orElse(null), clock);
    ordering = new EventOrdering(config, Encryption.isOn(client), digests);
    namespace = client.getOptions().getNamespace();
    ServerCalls calls = new ServerCalls(namespace, timer);
    limiter = new StartLimiter(options, System::nanoTime);
    starter = new ExecutionStarter(client, options.taskQueue(), calls, limiter, clock);
    wait = new ExecutionWait(client, new WorkerWatch(client, options.taskQueue(), timer), timer);
    control = new ExecutionControl(client, calls);
    blocking =
        new BlockingCalls(
            starter,
            wait,
            new EarlyResponse(starter, options, embedded.runs(), timer),
            new StartVerification(client, starter, timer));
    async = new AsyncCalls(starter, limiter, options.maxConcurrentStarts(), wait, timer);
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, DaemonThreads.named("hookline-timer"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  @Override
  public void invokeWebhooks(
      EventType event,
      @Nullable Object payload,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    options.requireImmediate();
    Invocation invocation = invocation(event, payload, options);
    Callbacks.of(onSuccess, onError).settle(() -> blocking.invoke(invocation));
  }

  @Override
  public CompletableFuture<Payload> invokeWebhooksAsync(
      EventType event, @Nullable Object payload, InvokeOptions options) {
    options.requireImmediate();
    return async.invoke(invocation(event, payload, options));
  }

  @Override
  public StartedEvent start(EventType event, @Nullable Object payload, InvokeOptions options) {
    return starter.startOrAttach(invocation(event, payload, options)).toEvent();
  }

  @Override
  public void attach(
      EventType event,
      String key,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    Invocation invocation =
        Invocation.of(plans.of(event), Payload.empty(), options.withKey(key), digests);
    Callbacks.of(onSuccess, onError).settle(() -> wait.forResponse(control.latestRun(invocation)));
  }

  @Override
  public void cancel(EventType event, String key) {
    cancel(executionId(event, key));
  }

  @Override
  public void cancel(String executionId) {
    control.cancel(executionId);
  }

  @Override
  public String executionId(EventType event, String key) {
    return ExecutionIds.event(options.source().orElse(null), event.name(), key);
  }

  @Override
  public boolean isEventConfigured(EventType event) {
    return plans.contains(event);
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public String taskQueue() {
    return options.taskQueue();
  }

  @Override
  public int limit() {
    return limiter.limit();
  }

  @Override
  public int queued() {
    return limiter.queued();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    async.close();
    starter.close();
    onClose.run();
  }

  private Invocation invocation(EventType event, @Nullable Object payload, InvokeOptions call) {
    String trace = call.traceparent().orElseGet(() -> options.traceparent().get());
    Plan plan =
        plans.of(event, call).withTraceparent(trace).withTracestate(call.tracestate().orElse(null));
    Payload body = Payload.serialize(payload, options.mapper());
    return Invocation.of(ordering.of(plan, body, call), body, call, digests);
  }
}
