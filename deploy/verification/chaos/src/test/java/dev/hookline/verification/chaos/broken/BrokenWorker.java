package dev.hookline.verification.chaos.broken;

import dev.hookline.connect.Connection;
import dev.hookline.internal.wire.InvokeWebhooks;
import dev.hookline.worker.EnvironmentSettings;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.call.AttemptRunner;
import dev.hookline.worker.internal.call.CallWebhookActivity;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.call.EndpointHealth;
import dev.hookline.worker.internal.call.EnqueueEventActivity;
import dev.hookline.worker.internal.call.FirstAttemptActivity;
import dev.hookline.worker.internal.call.Heartbeats;
import dev.hookline.worker.internal.call.ReadResponseActivity;
import dev.hookline.worker.internal.call.WorkerStop;
import dev.hookline.worker.internal.http.OkHttpEndpointCall;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.limit.Admissions;
import dev.hookline.worker.internal.secrets.Secrets;
import dev.hookline.worker.internal.workflow.DeliverWebhookWorkflow;
import dev.hookline.worker.internal.workflow.DeliverWebhooksWorkflow;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import dev.hookline.worker.internal.workflow.OrderedEventsWorkflow;
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
    Connection connection = Connection.fromEnvironment();
    EndpointHealth health = new EndpointHealth(System::nanoTime);
    AttemptRunner attempts =
        new AttemptRunner(
            new BrokenCall(endpoints(settings), new CarelessCall(), defect),
            health,
            attempt -> {},
            Clock.systemUTC(),
            () -> 0);
    WorkerFactory factory = WorkerFactory.newInstance(connection.client());
    Worker worker = factory.newWorker(settings.taskQueue());
    worker.registerWorkflowImplementationTypes(
        events(defect),
        DeliverWebhooksWorkflow.class,
        DeliverWebhookWorkflow.class,
        OrderedEventsWorkflow.class);
    worker.registerActivitiesImplementations(
        new FirstAttemptActivity(attempts, health, Admissions.of(100), new WorkerStop()),
        new CallWebhookActivity(attempts, Admissions.of(100), new Heartbeats(), new WorkerStop()),
        new ReadResponseActivity(connection.client()),
        new EnqueueEventActivity(connection.client()));
    factory.start();
  }

  private static Class<? extends InvokeWebhooks> events(Defect defect) {
    return switch (defect) {
      case REORDERED -> ReorderedWorkflow.class;
      case EARLY -> EarlyWorkflow.class;
      case UNORDERED -> UnorderedWorkflow.class;
      default -> InvokeWebhooksWorkflow.class;
    };
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
