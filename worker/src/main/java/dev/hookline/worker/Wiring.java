package dev.hookline.worker;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.embedded.EmbeddedClient;
import dev.hookline.internal.embedded.NextTaskRequests;
import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.worker.internal.alert.EndpointMonitor;
import dev.hookline.worker.internal.alert.SendAlertActivity;
import dev.hookline.worker.internal.batch.BatchExecutionsActivity;
import dev.hookline.worker.internal.call.AttemptRunner;
import dev.hookline.worker.internal.call.CallWebhookActivity;
import dev.hookline.worker.internal.call.EndpointHealth;
import dev.hookline.worker.internal.call.EnqueueEventActivity;
import dev.hookline.worker.internal.call.FirstAttemptActivity;
import dev.hookline.worker.internal.call.Heartbeats;
import dev.hookline.worker.internal.call.HoldCallActivity;
import dev.hookline.worker.internal.call.ReadResponseActivity;
import dev.hookline.worker.internal.call.WorkerStop;
import dev.hookline.worker.internal.http.ConnectionTrial;
import dev.hookline.worker.internal.http.OkHttpEndpointCall;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.http.connection.Proxies;
import dev.hookline.worker.internal.limit.Admissions;
import dev.hookline.worker.internal.limit.EndpointLimits;
import dev.hookline.worker.internal.limit.EndpointSlots;
import dev.hookline.worker.internal.limit.LiveWorkers;
import dev.hookline.worker.internal.limit.TaskQueuePollers;
import dev.hookline.worker.internal.secrets.Secrets;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires a worker's parts, in the order of their dependencies. */
final class Wiring {

  private static final Logger log = LoggerFactory.getLogger(Wiring.class);

  private final WorkflowClient client;
  private final WorkerSettings settings;
  private final WorkerTelemetry telemetry;
  private final boolean requestsNextTasks;

  Wiring(WorkflowClient client, WorkerSettings settings, WorkerTelemetry telemetry) {
    this(client, settings, telemetry, NextTaskRequests.isSupported());
  }

  /** Wires a worker that does or does not use the requests for next tasks of its client. */
  Wiring(
      WorkflowClient client,
      WorkerSettings settings,
      WorkerTelemetry telemetry,
      boolean requestsNextTasks) {
    this.client = client;
    this.settings = settings;
    this.telemetry = telemetry;
    this.requestsNextTasks = requestsNextTasks;
  }

  static WebhookProbe probe(WorkerSettings settings) {
    HttpStack http = http(settings);
    return new WebhookProbe(http, new ConnectionTrial(endpoints(http, settings)));
  }

  HooklineWorker worker() {
    String identity = identity();
    HttpStack http = http(settings);
    Heartbeats heartbeats = new Heartbeats();
    EndpointHealth health = new EndpointHealth(System::nanoTime);
    WorkerStop stop = new WorkerStop();
    EndpointMonitor monitor = monitor();
    Optional<DurableWebhookManager> alerts = alerts();
    AttemptRunner attempts =
        new AttemptRunner(
            endpoints(http, settings),
            health,
            telemetry.attempts(),
            Clock.systemUTC(),
            () -> ThreadLocalRandom.current().nextDouble(),
            monitor);
    WorkerFactory factory =
        WorkerFactory.newInstance(pollingClient(), WorkerTuning.factory(telemetry.interceptor()));
    Worker worker =
        factory.newWorker(
            settings.taskQueue(),
            WorkerOptions.newBuilder(WorkerTuning.worker(settings.version()))
                .setIdentity(identity)
                .build());
    WorkflowTypes.register(worker, EmbeddedClient.of(client).runs());
    EndpointLimits limits = limits(identity);
    worker.registerActivitiesImplementations(
        firstAttempts(attempts, health, limits, stop),
        new CallWebhookActivity(
            attempts, admissions(WorkerTuning.ACTIVITIES, limits), heartbeats, stop),
        new ReadResponseActivity(client),
        new EnqueueEventActivity(client),
        new HoldCallActivity(client),
        new BatchExecutionsActivity(client),
        new SendAlertActivity(alerts));
    return new HooklineWorker(factory, http, heartbeats, stop, monitor, alerts, settings);
  }

  private FirstAttemptActivity firstAttempts(
      AttemptRunner attempts, EndpointHealth health, EndpointLimits limits, WorkerStop stop) {
    Admissions tasks = admissions(WorkerTuning.WORKFLOW_TASKS, limits);
    return new FirstAttemptActivity(attempts, health, tasks, stop, requestsNextTasks);
  }

  private EndpointMonitor monitor() {
    return new EndpointMonitor(
        new EndpointRegistry(client, settings.taskQueue()),
        settings.alerts().times(),
        Clock.systemUTC());
  }

  private Optional<DurableWebhookManager> alerts() {
    return Webhooks.initialize(
        settings.alerts().webhooks(),
        AlertSettings.EVENTS,
        client,
        DurableOptions.defaults().withTaskQueue(settings.taskQueue()));
  }

  /** Workers are counted by identity, and a process may have several. */
  private String identity() {
    return "%s/%08x"
        .formatted(client.getOptions().getIdentity(), ThreadLocalRandom.current().nextInt());
  }

  private EndpointLimits limits(String identity) {
    return new EndpointLimits(
        new LiveWorkers(
            identity,
            new TaskQueuePollers(client, settings.taskQueue(), identity),
            System::nanoTime),
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble(),
        telemetry.attempts()::breakerChanged);
  }

  private static Admissions admissions(int slots, EndpointLimits limits) {
    return new Admissions(new EndpointSlots(slots), limits);
  }

  /**
   * An event that is started on a worker's client starts on that worker, whatever its version; so a
   * versioned worker polls on its own client, and others on that of the process's managers.
   */
  private WorkflowClient pollingClient() {
    return settings.version() == null
        ? EmbeddedClient.of(client).client()
        : EmbeddedClient.ofWorker(client);
  }

  private static HttpStack http(WorkerSettings settings) {
    return new HttpStack(
        settings.network().policy(), proxies(settings).allowing(settings.allowedProxies()));
  }

  /** The worker program refuses an unusable value earlier; a service starts without it. */
  private static Proxies proxies(WorkerSettings settings) {
    try {
      return Proxies.of(settings.environment());
    } catch (IllegalArgumentException e) {
      log.warn("{}; endpoints are called without it", e.getMessage());
      return Proxies.none();
    }
  }

  private static OkHttpEndpointCall endpoints(HttpStack http, WorkerSettings settings) {
    Secrets secrets =
        new Secrets(settings.environment(), settings.offeredVariables(), settings.secretsFolder());
    return new OkHttpEndpointCall(http, secrets, Version.userAgent());
  }
}
