package dev.hookline.worker;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.ScopeCloseException;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.EventType;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.metrics.SdkMetrics;
import dev.hookline.telemetry.WebhookMetrics;
import dev.hookline.telemetry.WebhookTracing;
import dev.hookline.worker.attempt.AttemptObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Configures and starts {@link Hookline}. Not thread-safe. */
public final class HooklineBuilder {

  private static final Logger log = LoggerFactory.getLogger(HooklineBuilder.class);

  private final @Nullable Config config;
  private final List<EventType> events;
  private final WorkerSettings settings;
  private DurableOptions options = DurableOptions.defaults();
  private WorkerTelemetry telemetry = WorkerTelemetry.none();
  private UnaryOperator<DurableWebhookManager> traced = manager -> manager;
  private @Nullable WorkflowClient client;
  private @Nullable MeterRegistry registry;

  HooklineBuilder(@Nullable Config config, List<EventType> events, WorkerSettings settings) {
    this.config = config;
    this.events = events;
    this.settings = settings;
  }

  /**
   * Uses the caller's client, which the caller closes afterwards. Default: a new connection by the
   * environment ({@code TEMPORAL_ADDRESS} and the other settings of the {@code temporal} CLI).
   */
  public HooklineBuilder client(WorkflowClient own) {
    client = own;
    return this;
  }

  /**
   * Sets the manager's options; their task queue is ignored. Default: {@link
   * DurableOptions#defaults}.
   */
  public HooklineBuilder options(DurableOptions manager) {
    options = manager;
    return this;
  }

  /** Adds an observer of every attempt. Default: none. */
  public HooklineBuilder observer(AttemptObserver attempts) {
    telemetry = telemetry.withObserver(attempts);
    return this;
  }

  /**
   * Sets the service's OpenTelemetry, for the spans of calls ({@link WebhookTracing}), executions
   * and attempts. Default: none. It needs {@code opentelemetry-api}, an optional dependency.
   */
  public HooklineBuilder openTelemetry(OpenTelemetry service) {
    telemetry = telemetry.withOpenTelemetry(service);
    traced = manager -> WebhookTracing.traced(manager, service);
    return this;
  }

  /**
   * Sets the service's registry. It receives the manager's calls ({@link WebhookMetrics}), the
   * worker's attempts as {@code hookline.attempts} with their phases and deliveries, and the
   * metrics of the Temporal SDK, unless the caller provides a client, which has its own scope. See
   * docs/observability.md. Default: none.
   */
  public HooklineBuilder meterRegistry(MeterRegistry service) {
    registry = service;
    telemetry = telemetry.withMeterRegistry(service);
    return this;
  }

  /**
   * Starts manager and worker.
   *
   * @return empty if the configuration is absent or disabled
   * @throws ConfigException with every problem, if the configuration breaks a rule
   */
  public Optional<Hookline> start() {
    if (config == null || !config.enabled()) {
      return Optional.empty();
    }
    if (client != null) {
      return start(client, () -> {});
    }
    Scope scope = registry == null ? new NoopScope() : SdkMetrics.scope(registry);
    Connection connection = Connection.fromEnvironment(scope);
    Runnable close =
        () -> {
          connection.close();
          close(scope);
        };
    try {
      return start(connection.client(), close);
    } catch (RuntimeException e) {
      close.run();
      throw e;
    }
  }

  private static void close(Scope scope) {
    try {
      scope.close();
    } catch (ScopeCloseException e) {
      log.warn("the last metrics of the Temporal SDK were not reported", e);
    }
  }

  private Optional<Hookline> start(WorkflowClient server, Runnable onClose) {
    return Webhooks.initialize(config, events, server, options.withTaskQueue(settings.taskQueue()))
        .map(manager -> new Hookline(observed(manager), worker(server, manager), onClose));
  }

  private DurableWebhookManager observed(DurableWebhookManager manager) {
    DurableWebhookManager measured =
        registry == null ? manager : WebhookMetrics.measured(manager, registry);
    return traced.apply(measured);
  }

  private HooklineWorker worker(WorkflowClient server, DurableWebhookManager manager) {
    try {
      return HooklineWorker.start(server, settings, telemetry);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }
}
