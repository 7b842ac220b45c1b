package dev.hookline.worker;

import dev.hookline.worker.batch.BatchExecutionsActivity;
import dev.hookline.worker.call.AttemptObserver;
import dev.hookline.worker.call.AttemptRunner;
import dev.hookline.worker.call.CallWebhookActivity;
import dev.hookline.worker.call.EndpointCall;
import dev.hookline.worker.call.EndpointHealth;
import dev.hookline.worker.call.FirstAttemptActivity;
import dev.hookline.worker.call.Heartbeats;
import dev.hookline.worker.call.ReadResponseActivity;
import dev.hookline.worker.call.RetryDecision;
import dev.hookline.worker.call.WorkerStop;
import dev.hookline.worker.http.OkHttpEndpointCall;
import dev.hookline.worker.http.connection.AddressPolicy;
import dev.hookline.worker.http.connection.HttpStack;
import dev.hookline.worker.secrets.Secrets;
import dev.hookline.worker.workflow.DeliverWebhookWorkflow;
import dev.hookline.worker.workflow.DeliverWebhooksWorkflow;
import dev.hookline.worker.workflow.InvokeWebhooksWorkflow;
import dev.hookline.worker.workflow.ReplayBatchWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Wires a worker's parts, in the order of their dependencies. */
final class Wiring {

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

  HooklineWorker worker() {
    HttpStack http =
        new HttpStack(new AddressPolicy(settings.allowedNetworks(), settings.blockedNetworks()));
    Heartbeats heartbeats = new Heartbeats();
    EndpointHealth health = new EndpointHealth(System::nanoTime);
    WorkerStop stop = new WorkerStop();
    AttemptRunner attempts =
        new AttemptRunner(
            endpoints(http),
            health,
            observer,
            Clock.systemUTC(),
            () -> ThreadLocalRandom.current().nextInt(RetryDecision.JITTER_MILLIS));
    WorkerFactory factory = WorkerFactory.newInstance(pollingClient(), WorkerTuning.factory());
    Worker worker =
        factory.newWorker(settings.taskQueue(), WorkerTuning.worker(settings.version()));
    worker.registerWorkflowImplementationTypes(workflowTypes());
    worker.registerActivitiesImplementations(
        new FirstAttemptActivity(attempts, health, stop),
        new CallWebhookActivity(attempts, heartbeats, stop),
        new ReadResponseActivity(client),
        new BatchExecutionsActivity(client));
    return new HooklineWorker(factory, http, heartbeats, stop, settings);
  }

  /**
   * An event that is started on a worker's client starts on that worker, whatever its version; so a
   * versioned worker polls on its own client.
   */
  private WorkflowClient pollingClient() {
    return settings.version() == null
        ? client
        : WorkflowClient.newInstance(client.getWorkflowServiceStubs(), client.getOptions());
  }

  private EndpointCall endpoints(HttpStack http) {
    Secrets secrets =
        new Secrets(settings.environment(), settings.offeredVariables(), settings.secretsFolder());
    return new OkHttpEndpointCall(http, secrets, Version.userAgent());
  }
}
