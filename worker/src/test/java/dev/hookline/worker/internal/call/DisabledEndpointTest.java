package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.limit.Admissions;
import dev.hookline.worker.internal.limit.EndpointLimits;
import dev.hookline.worker.internal.limit.EndpointSlots;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call waits, and is no attempt, while its endpoint is disabled. */
class DisabledEndpointTest {

  private static final CallInput ORDER =
      Orders.of("OnX", WebhookConfig.builder("labels", "https://moves/labels"));

  private static final EndpointWatch DISABLED =
      new EndpointWatch() {
        @Override
        public boolean isDisabled(String url) {
          return true;
        }

        @Override
        public void succeeded(CallInput order) {
          throw new AssertionError("it is no attempt");
        }

        @Override
        public void failed(CallInput order, AttemptOutcome.Failed failed, boolean isLast) {
          throw new AssertionError("it is no attempt");
        }
      };

  private final Heartbeats heartbeats = new Heartbeats();
  private final EndpointSlots slots = new EndpointSlots(3);
  private final List<RawValue> kept = new CopyOnWriteArrayList<>();
  private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();

  @BeforeEach
  void register() {
    EndpointHealth health = new EndpointHealth(System::nanoTime);
    AttemptRunner attempts =
        new AttemptRunner(
            request -> {
              throw new AssertionError("nothing may be called");
            },
            health,
            Telemetry.of(attempt -> {}),
            Clock.systemUTC(),
            () -> 0.5,
            DISABLED);
    Admissions admissions = new Admissions(slots, EndpointLimits.ofOnlyWorker());
    environment.registerActivitiesImplementations(
        new CallWebhookActivity(attempts, admissions, heartbeats, new WorkerStop()),
        new FirstAttemptActivity(attempts, health, admissions, new WorkerStop()));
    environment.setActivityHeartbeatListener(RawValue.class, kept::add);
  }

  @AfterEach
  void stop() {
    environment.close();
    heartbeats.close();
  }

  @Test
  void aRegularAttemptIsReturnedToTheServerWithADelay() {
    BusyEndpointTest.Call call = environment.newActivityStub(BusyEndpointTest.Call.class);

    assertThatThrownBy(() -> call.call(WireJson.toPayload(ORDER), Bodies.empty()))
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo("endpoint_disabled");
              assertThat(e.getOriginalMessage())
                  .isEqualTo(
                      "webhook 'labels' waits: endpoint moves:443 is disabled (not an attempt); enable it with: hookline endpoint enable moves:443");
              assertThat(e.isNonRetryable()).isFalse();
              assertThat(e.getNextRetryDelay()).isEqualTo(Duration.ofMillis(750));
            });
    assertThat(kept)
        .map(details -> WireJson.read(details, AttemptLog.class).orElseThrow())
        .containsExactly(AttemptLog.empty().waiting());
    assertThat(slots.held("moves")).isZero();
  }

  @Test
  void aRedirectedOneHasWaitedSinceTheBeginOfItsTurn() {
    BusyEndpointTest.Call call = environment.newActivityStub(BusyEndpointTest.Call.class);
    WebhookCall limited =
        WebhookCall.of(
            WebhookConfig.builder("labels", "https://moves/labels")
                .retry(RetryConfig.defaults().withTotalTimeout(Duration.ofMinutes(1)))
                .build());
    CallInput order = ORDER.redirected(limited, System.currentTimeMillis() - 3_600_000);

    assertThatThrownBy(() -> call.call(WireJson.toPayload(order), Bodies.empty()))
        .cause()
        .hasMessageContaining("totalTimeout of 1m is used up");
  }

  @Test
  void aFirstAttemptIsLeftToTheRegularActivity() {
    assertThat(
            LocalAttemptDeclined.is(
                FirstAttempt.make(environment, WireJson.toPayload(ORDER), Instant.now())))
        .isTrue();
  }

  @Test
  void waitsAreAtMostHalfAMinuteSoThatEnablingTakesEffectSoon() {
    assertThat(delay(1, 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(delay(50_000, 0)).isEqualTo(Duration.ofSeconds(15));
    assertThat(delay(50_000, 0.999)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void theDeadlineStillEndsTheWebhook() {
    TimeLeft left = new TimeLeft(null, Duration.ofMillis(400));
    RetryDecision decision = RetryDecision.whileDisabled(1, ORDER.webhook(), left, 0);

    assertThat(decision.next()).isEmpty();
    assertThat(decision.code(FailureCode.ENDPOINT_DISABLED))
        .isEqualTo(FailureCode.DEADLINE_EXCEEDED);
  }

  private static Duration delay(int waits, double random) {
    return RetryDecision.whileDisabled(waits, ORDER.webhook(), TimeLeft.UNLIMITED, random)
        .next()
        .orElseThrow();
  }
}
