package dev.hookline.worker;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hookline whole inside one service: the manager that it calls and a worker, on one client. An
 * event's first webhook is then called without the way over a task queue (Temporal's eager start),
 * unless the worker has a version; what this process does not get to, other workers of the queue
 * do. Thread-safe.
 *
 * <pre>{@code
 * try (Hookline hookline = Hookline.start(config, events, WorkerSettings.of(System::getenv)).orElseThrow()) {
 *   hookline.manager().invokeWebhooks(event, payload, onSuccess, onError);
 * }
 * }</pre>
 */
public final class Hookline implements AutoCloseable {

  private final DurableWebhookManager manager;
  private final HooklineWorker worker;
  private final Runnable onClose;

  private Hookline(DurableWebhookManager manager, HooklineWorker worker, Runnable onClose) {
    this.manager = manager;
    this.worker = worker;
    this.onClose = onClose;
  }

  /**
   * Starts it, connected as the environment says ({@code TEMPORAL_ADDRESS} and the other settings
   * of the {@code temporal} CLI).
   *
   * @param config the configuration; null for none
   * @param events the events that the service invokes
   * @param settings the worker's; its task queue is the manager's too
   * @return empty where the configuration is absent or disabled
   * @throws dev.hookline.config.ConfigException with every problem, if the configuration breaks a
   *     rule
   */
  public static Optional<Hookline> start(
      @Nullable Config config, List<EventType> events, WorkerSettings settings) {
    if (config == null || !config.enabled()) {
      return Optional.empty();
    }
    Connection connection = Connection.fromEnvironment();
    try {
      return start(
          config,
          events,
          settings,
          connection.client(),
          DurableOptions.defaults(),
          connection::close);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Starts it on a client of the caller's, which the caller closes afterwards.
   *
   * @param config the configuration; null for none
   * @param events the events that the service invokes
   * @param settings the worker's; its task queue is the manager's too
   * @return empty where the configuration is absent or disabled
   * @throws dev.hookline.config.ConfigException with every problem, if the configuration breaks a
   *     rule
   */
  public static Optional<Hookline> start(
      @Nullable Config config,
      List<EventType> events,
      WorkerSettings settings,
      WorkflowClient client) {
    return start(config, events, settings, client, DurableOptions.defaults());
  }

  /**
   * Starts it on a client of the caller's, which the caller closes afterwards, with a manager of
   * its own settings.
   *
   * @param config the configuration; null for none
   * @param events the events that the service invokes
   * @param settings the worker's; its task queue is the manager's too
   * @param options the manager's, except for their task queue
   * @return empty where the configuration is absent or disabled
   * @throws dev.hookline.config.ConfigException with every problem, if the configuration breaks a
   *     rule
   */
  public static Optional<Hookline> start(
      @Nullable Config config,
      List<EventType> events,
      WorkerSettings settings,
      WorkflowClient client,
      DurableOptions options) {
    return start(config, events, settings, client, options, () -> {});
  }

  private static Optional<Hookline> start(
      @Nullable Config config,
      List<EventType> events,
      WorkerSettings settings,
      WorkflowClient client,
      DurableOptions options,
      Runnable onClose) {
    return Webhooks.initialize(config, events, client, options.withTaskQueue(settings.taskQueue()))
        .map(manager -> new Hookline(manager, HooklineWorker.start(client, settings), onClose));
  }

  /** Returns what the service calls. */
  public DurableWebhookManager manager() {
    return manager;
  }

  /** Returns the worker beside it. */
  public HooklineWorker worker() {
    return worker;
  }

  /** Ends the manager, then the worker as {@link HooklineWorker#close()} does; no execution. */
  @Override
  public void close() {
    manager.close();
    worker.close();
    onClose.run();
  }
}
