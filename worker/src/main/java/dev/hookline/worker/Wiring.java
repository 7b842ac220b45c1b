package dev.hookline.worker;

import dev.hookline.internal.embedded.EmbeddedClient;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.internal.batch.BatchExecutionsActivity;
import dev.hookline.worker.internal.call.AttemptRunner;
import dev.hookline.worker.internal.call.CallWebhookActivity;
import dev.hookline.worker.internal.call.EndpointHealth;
import dev.hookline.worker.internal.call.EndpointSlots;
import dev.hookline.worker.internal.call.FirstAttemptActivity;
import dev.hookline.worker.internal.call.Heartbeats;
import dev.hookline.worker.internal.call.ReadResponseActivity;
import dev.hookline.worker.internal.call.WorkerStop;
import dev.hookline.worker.internal.http.ConnectionTrial;
import dev.hookline.worker.internal.http.OkHttpEndpointCall;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.http.connection.Proxies;
import dev.hookline.worker.internal.secrets.Secrets;
import dev.hookline.worker.internal.workflow.DeliverWebhookWorkflow;
import dev.hookline.worker.internal.workflow.DeliverWebhooksWorkflow;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import dev.hookline.worker.internal.workflow.ReplayBatchWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires a worker's parts, in the order of their dependencies. */
final class Wiring {

  private static final Logger log = LoggerFactory.getLogger(Wiring.class);

  private final WorkflowClient client;
  private final WorkerSettings settings;
  private final AttemptObserver observer;

  Wiring(WorkflowClient client, WorkerSettings settings, AttemptObserver observer) {
    this.client = client;
    this.settings = settings;
    this.observer = observer;
  }

  /** The workflows that a worker runs and that recorded histories are replayed against. */
  static Class<?>[] workflowTypes() {
    return new Class<?>[] {
      InvokeWebhooksWorkflow.class,
      DeliverWebhooksWorkflow.class,
      DeliverWebhookWorkflow.class,
      ReplayBatchWorkflow.class
    };
  }

  static WebhookProbe probe(WorkerSettings settings) {
    HttpStack http = http(settings);
    return new WebhookProbe(http, new ConnectionTrial(endpoints(http, settings)));
  }

  HooklineWorker worker() {
    HttpStack http = http(settings);
    Heartbeats heartbeats = new Heartbeats();
    EndpointHealth health = new EndpointHealth(System::nanoTime);
    WorkerStop stop = new WorkerStop();
    AttemptRunner attempts =
        new AttemptRunner(
            endpoints(http, settings),
            health,
            observer,
            Clock.systemUTC(),
            () -> ThreadLocalRandom.current().nextDouble());
    WorkerFactory factory = WorkerFactory.newInstance(pollingClient(), WorkerTuning.factory());
    Worker worker =
        factory.newWorker(settings.taskQueue(), WorkerTuning.worker(settings.version()));
    worker.registerWorkflowImplementationTypes(workflowTypes());
    worker.registerActivitiesImplementations(
        new FirstAttemptActivity(
            attempts, health, new EndpointSlots(WorkerTuning.WORKFLOW_TASKS), stop),
        new CallWebhookActivity(
            attempts, new EndpointSlots(WorkerTuning.ACTIVITIES), heartbeats, stop),
        new ReadResponseActivity(client),
        new BatchExecutionsActivity(client));
    return new HooklineWorker(factory, http, heartbeats, stop, settings);
  }

  /**
   * An event that is started on a worker's client starts on that worker, whatever its version; so a
   * versioned worker polls on its own client, and others on that of the process's managers.
   */
  private WorkflowClient pollingClient() {
    return settings.version() == null
        ? EmbeddedClient.of(client)
        : WorkflowClient.newInstance(client.getWorkflowServiceStubs(), client.getOptions());
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
