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
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.internal.metrics.AttemptMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;
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
  private AttemptObserver observer = attempt -> {};
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

  /** Sets the observer of every attempt. Default: none. */
  public HooklineBuilder observer(AttemptObserver attempts) {
    observer = attempts;
    return this;
  }

  /**
   * Sets the service's registry. Attempts are recorded there as {@code hookline.attempts}, with the
   * tags {@code event}, {@code webhook}, {@code outcome} and {@code code}. The metrics of the
   * Temporal SDK go there too, unless the caller provides a client, which has its own scope.
   * Default: none.
   */
  public HooklineBuilder meterRegistry(MeterRegistry service) {
    registry = service;
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
    Scope scope = registry == null ? new NoopScope() : AttemptMetrics.sdk(registry);
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
        .map(manager -> new Hookline(manager, worker(server, manager), onClose));
  }

  private HooklineWorker worker(WorkflowClient server, DurableWebhookManager manager) {
    try {
      return registry == null
          ? HooklineWorker.start(server, settings, observer)
          : HooklineWorker.start(server, settings, observer, registry);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }
}
