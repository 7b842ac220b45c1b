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

  Hookline(DurableWebhookManager manager, HooklineWorker worker, Runnable onClose) {
    this.manager = manager;
    this.worker = worker;
    this.onClose = onClose;
  }

  /**
   * Returns a builder, for what {@link #start(Config, List, WorkerSettings)} does not take: a meter
   * registry, an observer of attempts, a client.
   *
   * @param config the configuration; null for none
   * @param events the events that the service invokes
   * @param settings the worker's; its task queue is the manager's too
   */
  public static HooklineBuilder builder(
      @Nullable Config config, List<EventType> events, WorkerSettings settings) {
    return new HooklineBuilder(config, events, settings);
  }

  /**
   * Starts it, connected as the environment says ({@code TEMPORAL_ADDRESS} and the other settings
   * of the {@code temporal} CLI).
   *
   * @param config the configuration; null for none
   * @param events the events that the service invokes
   * @param settings the worker's; its task queue is the manager's too
   * @return empty where the configuration is absent or disabled
   * @throws ConfigException with every problem, if the configuration breaks a rule
   */
  public static Optional<Hookline> start(
      @Nullable Config config, List<EventType> events, WorkerSettings settings) {
    return builder(config, events, settings).start();
  }

  /**
   * Starts it on a client of the caller's, which the caller closes afterwards.
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
   * Starts it on a client of the caller's, with a manager of its own settings.
   *
   * @param options the manager's, except for their task queue
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
