package dev.hookline.worker;

import dev.hookline.DurableWebhookManager;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.internal.alert.EndpointMonitor;
import dev.hookline.worker.internal.call.Heartbeats;
import dev.hookline.worker.internal.call.WorkerStop;
import dev.hookline.worker.internal.http.connection.HttpStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A running worker: it takes executions and attempts from a task queue until it is closed. Several
 * may share a queue, in one process or many. To run one inside a service:
 *
 * <pre>{@code
 * try (HooklineWorker worker = HooklineWorker.start(client, WorkerSettings.of(System::getenv))) {
 *   // serve
 * }
 * }</pre>
 */
public final class HooklineWorker implements AutoCloseable {

  private static final long LAST_SECONDS = 5;

  private final WorkerFactory factory;
  private final HttpStack http;
  private final Heartbeats heartbeats;
  private final WorkerStop stop;
  private final EndpointMonitor monitor;
  private final Optional<DurableWebhookManager> alerts;
  private final WorkerSettings settings;

  HooklineWorker(
      WorkerFactory factory,
      HttpStack http,
      Heartbeats heartbeats,
      WorkerStop stop,
      EndpointMonitor monitor,
      Optional<DurableWebhookManager> alerts,
      WorkerSettings settings) {
    this.factory = factory;
    this.http = http;
    this.heartbeats = heartbeats;
    this.stop = stop;
    this.monitor = monitor;
    this.alerts = alerts;
    this.settings = settings;
  }

  /**
   * Starts a worker on a client, which its owner closes after the worker. Registers missing search
   * attributes; if that is refused, logs one warning. Logs another if the worker's version is not
   * the current one, so that it gets no work yet.
   */
  public static HooklineWorker start(WorkflowClient client, WorkerSettings settings) {
    return start(client, settings, WorkerTelemetry.none());
  }

  /** Starts a worker that reports every attempt to an observer. */
  public static HooklineWorker start(
      WorkflowClient client, WorkerSettings settings, AttemptObserver observer) {
    return start(client, settings, WorkerTelemetry.none().withObserver(observer));
  }

  /** Starts a worker that reports every attempt to an observer and records it in a registry. */
  public static HooklineWorker start(
      WorkflowClient client,
      WorkerSettings settings,
      AttemptObserver observer,
      MeterRegistry registry) {
    return start(
        client,
        settings,
        WorkerTelemetry.none().withMeterRegistry(registry).withObserver(observer));
  }

  /** Starts a worker with metrics, traces or observers of the service. */
  public static HooklineWorker start(
      WorkflowClient client, WorkerSettings settings, WorkerTelemetry telemetry) {
    return start(client, settings, new Wiring(client, settings, telemetry));
  }

  static HooklineWorker start(WorkflowClient client, WorkerSettings settings, Wiring wiring) {
    AttributeCheck.run(client);
    HooklineWorker worker = wiring.worker();
    try {
      worker.monitor.start();
      worker.factory.start();
    } catch (RuntimeException | Error e) {
      worker.closeParts();
      throw e;
    }
    if (settings.version() != null) {
      VersionCheck.run(client, settings.version());
    }
    return worker;
  }

  /** Returns whether it still accepts work. */
  public boolean isRunning() {
    return factory.isStarted() && !factory.isShutdown();
  }

  /**
   * Stops: accepts no new work, lets attempts in flight end within the grace period, and releases
   * the others to the server, which repeats them on another worker.
   */
  @Override
  public void close() {
    factory.shutdown();
    factory.awaitTermination(settings.shutdownGrace().toMillis(), TimeUnit.MILLISECONDS);
    stop.stopNow();
    http.cancelAll();
    factory.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
    closeParts();
  }

  private void closeParts() {
    factory.shutdownNow();
    factory.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
    monitor.close();
    alerts.ifPresent(DurableWebhookManager::close);
    heartbeats.close();
    http.close();
  }
}
