package dev.hookline.worker.internal.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.endpoint.EndpointOrder;
import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointReport.Change;
import dev.hookline.internal.endpoint.EndpointState;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.internal.endpoint.FailedCall;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.internal.alert.SendAlert;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The workflow of endpoints in a fleet in which not all workers have its activities. */
class WatchEndpointsTest {

  private static final Change FAILING =
      new Change(
          "billing:443",
          EndpointReport.FAILING,
          500,
          10,
          0,
          new FailedCall("OnX", "billing", "OnX:1", "http_status", 503));

  private final AtomicInteger asked = new AtomicInteger();

  /** The first two workers are old. */
  private final class Mixed implements SendAlert {
    @Override
    public void send(RawValue alert) {
      if (asked.incrementAndGet() <= 2) {
        throw ApplicationFailure.newNonRetryableFailure("no activity type", "NotFound");
      }
    }
  }

  /** Its configuration of alerts is broken, for instance. */
  private final class Refusing implements SendAlert {
    @Override
    public void send(RawValue alert) {
      asked.incrementAndGet();
      throw ApplicationFailure.newFailure("not now", "refused");
    }
  }

  @Test
  void anOrderDoesNotWaitForAlertsThatCannotBeSent() {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      EndpointRegistry registry = start(environment, new Refusing());
      registry.report(new EndpointReport("a", List.of(FAILING)));
      Await.until(() -> asked.get() > 0 && !known(registry).isEmpty());
      registry.report(
          new EndpointReport(
              "a", List.of(new Change("billing:443", EndpointReport.RECOVERED, 0, 0, 0, null))));
      Await.until(() -> known(registry).isEmpty());
      registry.disable(new EndpointOrder("billing:443", null, null));

      Await.until(() -> known(registry).size() == 1);
    }
  }

  private static List<EndpointState> known(EndpointRegistry registry) {
    return registry.read().orElse(EndpointStates.none()).endpoints();
  }

  private static EndpointRegistry start(TestWorkflowEnvironment environment, SendAlert alerts) {
    Worker worker = environment.newWorker("queue");
    worker.registerWorkflowImplementationTypes(WatchEndpointsWorkflow.class);
    worker.registerActivitiesImplementations(alerts);
    environment.start();
    return new EndpointRegistry(environment.getWorkflowClient(), "queue");
  }

  @Test
  void anAlertThatAnOldWorkerRefusesIsSentByAnother() {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      start(environment, new Mixed()).report(new EndpointReport("a", List.of(FAILING)));
      environment.sleep(Duration.ofMinutes(1));

      assertThat(asked).hasValue(3);
    }
  }
}
