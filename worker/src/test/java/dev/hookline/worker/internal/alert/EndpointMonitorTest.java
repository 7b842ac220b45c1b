package dev.hookline.worker.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hookline.config.EndpointConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointReport.Change;
import dev.hookline.internal.endpoint.EndpointState;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.Orders;
import io.temporal.activity.ActivityInterface;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a worker reports of its attempts, and what it reads. */
class EndpointMonitorTest {

  private static final CallInput ORDER =
      Orders.of("OnX", WebhookConfig.builder("billing", "https://billing/v1"));
  private static final CallInput LATER =
      Orders.of(
          "OnX",
          WebhookConfig.builder("mail", "https://mail/v1").endpoint(EndpointConfig.named("Mail")));

  private final List<Change> reported = new CopyOnWriteArrayList<>();
  private volatile EndpointStates states = EndpointStates.none();
  private EndpointMonitor monitor = monitor(report -> reported.addAll(report.changes()));

  private EndpointMonitor monitor(Consumer<EndpointReport> reports) {
    return new EndpointMonitor(
        () -> Optional.of(states),
        reports,
        new AlertTimes(3, 300_000, 60_000, 0),
        Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    monitor.close();
  }

  @Test
  void anEndpointThatRefusesEventsIsNotFailing() {
    monitor.start();
    fail(ORDER, FailureCode.HTTP_STATUS, 404);
    fail(ORDER, FailureCode.SECRET_MISSING, null);
    fail(LATER, FailureCode.HTTP_STATUS, 503);
    Await.until(() -> !reported.isEmpty());

    assertThat(reported)
        .extracting(Change::endpoint, Change::kind)
        .containsExactly(tuple("Mail", EndpointReport.FAILING));
  }

  @Test
  void aReportThatTakesLongDoesNotDelayWhatIsRead() {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    monitor =
        monitor(
            report -> {
              begun.countDown();
              await(end);
            });
    monitor.start();
    fail(ORDER, FailureCode.TIMEOUT, null);
    await(begun);
    states =
        new EndpointStates(
            List.of(
                EndpointState.of("billing:443")
                    .withDisabled(new EndpointState.Disabled(1, null, null))));

    Await.until(() -> monitor.hold(ORDER.webhook()).isPresent());
    end.countDown();
  }

  @Test
  void aReportThatMayHaveArrivedIsSentAgainAsItWas() {
    List<EndpointReport> sent = new CopyOnWriteArrayList<>();
    monitor =
        monitor(
            report -> {
              sent.add(report);
              if (sent.size() < 3) {
                fail(LATER, FailureCode.TIMEOUT, null);
                throw new IllegalStateException("no response");
              }
            });
    monitor.start();
    fail(ORDER, FailureCode.TIMEOUT, null);
    Await.until(() -> sent.size() == 4);

    assertThat(sent).extracting(EndpointReport::number).containsExactly(1L, 1L, 1L, 2L);
    assertThat(sent.subList(1, 3)).containsOnly(sent.get(0));
    assertThat(sent.get(3).changes()).extracting(Change::endpoint).containsExactly("Mail");
  }

  @Test
  void aWorkerThatStopsReportsWhatIsLeftThoughTheServerFailsAtFirst() {
    List<EndpointReport> sent = new CopyOnWriteArrayList<>();
    monitor =
        monitor(
            report -> {
              sent.add(report);
              if (sent.size() == 1) {
                fail(LATER, FailureCode.TIMEOUT, null);
                throw new IllegalStateException("no response");
              }
            });
    fail(ORDER, FailureCode.TIMEOUT, null);
    monitor.close();

    assertThat(sent).extracting(EndpointReport::number).containsExactly(1L, 1L, 2L);
    assertThat(sent.get(2).changes()).extracting(Change::endpoint).containsExactly("Mail");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Each attempt is reported within its activity. */
  @ActivityInterface
  public interface Attempts {
    void make();
  }

  private record Failing(Runnable attempts) implements Attempts {
    @Override
    public void make() {
      attempts.run();
    }
  }

  private void fail(CallInput order, FailureCode code, Integer status) {
    AttemptOutcome.Failed failed =
        new AttemptOutcome.Failed(
            code,
            "failed",
            new FailureDetails(order.webhook().name(), 1, 3, status, null, null, null),
            false,
            null);
    TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    environment.registerActivitiesImplementations(
        new Failing(
            () -> {
              for (int i = 0; i < 3; i++) {
                monitor.failed(order, failed, false);
              }
            }));
    environment.newActivityStub(Attempts.class).make();
    environment.close();
  }
}
