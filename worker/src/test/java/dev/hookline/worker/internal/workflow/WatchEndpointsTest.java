package dev.hookline.worker.internal.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointReport.Change;
import dev.hookline.internal.endpoint.FailedCall;
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

  @Test
  void anAlertThatAnOldWorkerRefusesIsSentByAnother() {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker("queue");
      worker.registerWorkflowImplementationTypes(WatchEndpointsWorkflow.class);
      worker.registerActivitiesImplementations(new Mixed());
      environment.start();

      new EndpointRegistry(environment.getWorkflowClient(), "queue")
          .report(new EndpointReport("a", List.of(FAILING)));
      environment.sleep(Duration.ofMinutes(1));

      assertThat(asked).hasValue(3);
    }
  }
}
