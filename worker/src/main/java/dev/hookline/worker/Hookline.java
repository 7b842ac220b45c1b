package dev.hookline.worker;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.EventType;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All of Hookline inside one service: the manager that it calls and a worker, on one client. An
 * event's first webhook is then called without going through a task queue (Temporal's eager start),
 * unless the worker has a version; other workers of the queue share the work. Thread-safe.
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

  Hookline(DurableWebhookManager manager, HooklineWorker worker, Runnable onClose) {
    this.manager = manager;
    this.worker = worker;
    this.onClose = onClose;
  }

  /**
   * Returns a builder, for a meter registry, an attempt observer or a client of your own.
   *
   * @param config the configuration; null for none
   * @param events the events that the service invokes
   * @param settings the worker's; the manager uses the same task queue
   */
  public static HooklineBuilder builder(
      @Nullable Config config, List<EventType> events, WorkerSettings settings) {
    return new HooklineBuilder(config, events, settings);
  }

  /**
   * Starts manager and worker, connected by the environment ({@code TEMPORAL_ADDRESS} and the other
   * settings of the {@code temporal} CLI).
   *
   * @param config the configuration; null for none
   * @param events the events that the service invokes
   * @param settings the worker's; the manager uses the same task queue
   * @return empty if the configuration is absent or disabled
   * @throws ConfigException with every problem, if the configuration breaks a rule
   */
  public static Optional<Hookline> start(
      @Nullable Config config, List<EventType> events, WorkerSettings settings) {
    return builder(config, events, settings).start();
  }

  /**
   * Starts manager and worker on the caller's client, which the caller closes afterwards.
   *
   * @throws ConfigException with every problem, if the configuration breaks a rule
   * @see #start(Config, List, WorkerSettings)
   */
  public static Optional<Hookline> start(
      @Nullable Config config,
      List<EventType> events,
      WorkerSettings settings,
      WorkflowClient client) {
    return builder(config, events, settings).client(client).start();
  }

  /**
   * Starts manager and worker on the caller's client, with options for the manager.
   *
   * @param options the manager's; their task queue is ignored
   * @throws ConfigException with every problem, if the configuration breaks a rule
   * @see #start(Config, List, WorkerSettings, WorkflowClient)
   */
  public static Optional<Hookline> start(
      @Nullable Config config,
      List<EventType> events,
      WorkerSettings settings,
      WorkflowClient client,
      DurableOptions options) {
    return builder(config, events, settings).client(client).options(options).start();
  }

  /** Returns the manager that the service calls. */
  public DurableWebhookManager manager() {
    return manager;
  }

  /** Returns the worker. */
  public HooklineWorker worker() {
    return worker;
  }

  /**
   * Closes the manager, then the worker as {@link HooklineWorker#close()} does; executions are
   * unaffected.
   */
  @Override
  public void close() {
    manager.close();
    worker.close();
    onClose.run();
  }
}
