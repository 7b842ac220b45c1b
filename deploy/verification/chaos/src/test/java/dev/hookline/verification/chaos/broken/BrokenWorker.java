package dev.hookline.verification.chaos.broken;

import dev.hookline.DurableOptions;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.wire.InvokeWebhooks;
import dev.hookline.worker.AlertSettings;
import dev.hookline.worker.EnvironmentSettings;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.alert.AlertTimes;
import dev.hookline.worker.internal.alert.EndpointMonitor;
import dev.hookline.worker.internal.alert.SendAlert;
import dev.hookline.worker.internal.alert.SendAlertActivity;
import dev.hookline.worker.internal.call.AttemptRunner;
import dev.hookline.worker.internal.call.CallWebhookActivity;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.call.EndpointHealth;
import dev.hookline.worker.internal.call.EnqueueEventActivity;
import dev.hookline.worker.internal.call.FirstAttemptActivity;
import dev.hookline.worker.internal.call.Heartbeats;
import dev.hookline.worker.internal.call.ReadResponseActivity;
import dev.hookline.worker.internal.call.Telemetry;
import dev.hookline.worker.internal.call.WorkerStop;
import dev.hookline.worker.internal.http.OkHttpEndpointCall;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import dev.hookline.worker.internal.workflow.DeliverWebhookWorkflow;
import dev.hookline.worker.internal.workflow.DeliverWebhooksWorkflow;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import dev.hookline.worker.internal.workflow.OrderedEventsWorkflow;
import dev.hookline.worker.internal.workflow.WatchEndpointsWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Clock;
import java.util.Locale;

/** The worker program, with the defect that {@code HOOKLINE_CHAOS_DEFECT} names. */
public final class BrokenWorker {

  private BrokenWorker() {}

  public static void main(String... args) {
    Defect defect = Defect.valueOf(System.getenv("HOOKLINE_CHAOS_DEFECT").toUpperCase(Locale.ROOT));
    WorkerSettings settings = new EnvironmentSettings(System.getenv()::get).worker();
    WorkflowClient client = Connection.fromEnvironment().client();
    EndpointHealth health = new EndpointHealth(System::nanoTime);
    EndpointMonitor monitor =
        new EndpointMonitor(
            new EndpointRegistry(client, settings.taskQueue()),
            times(settings.alerts()),
            Clock.systemUTC());
    AttemptRunner attempts =
        new AttemptRunner(
            new BrokenCall(endpoints(settings), new CarelessCall(), defect),
            health,
            Telemetry.of(attempt -> {}),
            Clock.systemUTC(),
            () -> 0,
            monitor);
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(settings.taskQueue());
    worker.registerWorkflowImplementationTypes(
        events(defect),
        DeliverWebhooksWorkflow.class,
        DeliverWebhookWorkflow.class,
        OrderedEventsWorkflow.class,
        WatchEndpointsWorkflow.class);
    BrokenLimits limits = new BrokenLimits(client, settings.taskQueue(), defect);
    worker.registerActivitiesImplementations(
        new FirstAttemptActivity(attempts, health, limits.admissions(), new WorkerStop()),
        new CallWebhookActivity(attempts, limits.admissions(), new Heartbeats(), new WorkerStop()),
        new ReadResponseActivity(client),
        new EnqueueEventActivity(client),
        alerts(settings, client, defect));
    factory.start();
    monitor.start();
  }

  private static Class<? extends InvokeWebhooks> events(Defect defect) {
    return switch (defect) {
      case REORDERED -> ReorderedWorkflow.class;
      case EARLY -> EarlyWorkflow.class;
      case UNORDERED -> UnorderedWorkflow.class;
      default -> InvokeWebhooksWorkflow.class;
    };
  }

  private static SendAlert alerts(WorkerSettings settings, WorkflowClient client, Defect defect) {
    SendAlert ordinary =
        new SendAlertActivity(
            Webhooks.initialize(
                settings.alerts().webhooks(),
                AlertSettings.EVENTS,
                client,
                DurableOptions.defaults().withTaskQueue(settings.taskQueue())));
    return defect == Defect.ALERTS ? new RepeatedAlerts(ordinary) : ordinary;
  }

  private static AlertTimes times(AlertSettings settings) {
    return new AlertTimes(
        settings.failures(),
        settings.failingAfter().toMillis(),
        settings.recoveredAfter().toMillis(),
        settings.exhaustedEvery().toMillis());
  }

  private static EndpointCall endpoints(WorkerSettings settings) {
    AddressPolicy addresses =
        new AddressPolicy(
            settings.network().allowedNetworks(), settings.network().blockedNetworks());
    return new OkHttpEndpointCall(
        new HttpStack(addresses),
        new Secrets(settings.environment(), settings.offeredVariables(), settings.secretsFolder()),
        "hookline/broken");
  }
}
