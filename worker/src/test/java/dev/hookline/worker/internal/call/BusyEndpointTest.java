package dev.hookline.worker.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.limit.Admissions;
import dev.hookline.worker.internal.limit.EndpointLimits;
import dev.hookline.worker.internal.limit.EndpointSlots;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
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

/** A call waits, and is no attempt, while its endpoint holds its share of the worker. */
class BusyEndpointTest {

  /** The call of a webhook whose first attempt was not made elsewhere. */
  @ActivityInterface
  public interface Call {
    @ActivityMethod(name = Names.CALL_WEBHOOK)
    RawValue call(RawValue order, RawValue body);
  }

  private static final CallInput ORDER =
      Orders.of("OnX", WebhookConfig.builder("labels", "http://hangs:81/labels"));

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
            attempt -> {
              throw new AssertionError("it is no attempt");
            },
            Clock.systemUTC(),
            () -> 0.5);
    Admissions admissions = new Admissions(slots, EndpointLimits.ofOnlyWorker());
    environment.registerActivitiesImplementations(
        new CallWebhookActivity(attempts, admissions, heartbeats, new WorkerStop()),
        new FirstAttemptActivity(attempts, health, admissions, new WorkerStop()));
    environment.setActivityHeartbeatListener(RawValue.class, kept::add);
    slots.take("hangs:81");
    slots.take("hangs:81");
  }

  @AfterEach
  void stop() {
    environment.close();
    heartbeats.close();
  }

  @Test
  void aRegularAttemptIsReturnedToTheServerWithADelay() {
    Call call = environment.newActivityStub(Call.class);

    assertThatThrownBy(() -> call.call(WireJson.toPayload(ORDER), Bodies.empty()))
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo("endpoint_busy");
              assertThat(e.getOriginalMessage())
                  .isEqualTo(
                      "webhook 'labels' waits: this worker already makes its share of calls to hangs:81 (not an attempt)");
              assertThat(e.isNonRetryable()).isFalse();
              assertThat(e.getNextRetryDelay()).isEqualTo(Duration.ofMillis(750));
            });
    assertThat(kept)
        .map(details -> WireJson.read(details, AttemptLog.class).orElseThrow())
        .containsExactly(AttemptLog.empty().waiting());
    assertThat(slots.take("other:81")).as("the free slot").isPresent();
  }

  @Test
  void aFirstAttemptIsLeftToTheRegularActivity() {
    assertThat(
            LocalAttemptDeclined.is(
                FirstAttempt.make(environment, WireJson.toPayload(ORDER), Instant.now())))
        .isTrue();
  }

  @Test
  void waitsGrowToHalfAMinuteAndSpread() {
    assertThat(RetryDelays.afterWait(1, null, 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(RetryDelays.afterWait(3, null, 0.25)).isEqualTo(Duration.ofMillis(2_500));
    assertThat(RetryDelays.afterWait(1_000_000, null, 0.5)).isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void aWaitThatWouldEndAfterTheDeadlineEndsTheWebhook() {
    TimeLeft left = new TimeLeft(null, Duration.ofMillis(400));
    RetryDecision decision = RetryDecision.afterWait(1, null, ORDER.webhook(), left, 0);

    assertThat(decision.next()).isEmpty();
    assertThat(decision.code(FailureCode.ENDPOINT_BUSY)).isEqualTo(FailureCode.DEADLINE_EXCEEDED);
  }

  @Test
  void theLastWaitLeavesTimeForAnAttempt() {
    TimeLeft left = new TimeLeft(Duration.ofSeconds(25), null);

    assertThat(RetryDecision.afterWait(20, null, ORDER.webhook(), left, 0).next())
        .contains(Duration.ofSeconds(15));
  }

  @Test
  void waitsAreRecordedOnlyWhereThereWereSome() {
    assertThat(new String(WireJson.write(AttemptLog.empty()), UTF_8)).doesNotContain("waits");
    AttemptLog waited =
        AttemptLog.empty().waiting().with(new AttemptLog.Entry(1, 5, 7, "timeout", null));

    assertThat(new String(WireJson.write(waited), UTF_8)).contains("\"answered\":1,\"waits\":1");
    assertThat(WireJson.read(WireJson.toPayload(waited), AttemptLog.class)).contains(waited);
    assertThat(waited.counted()).isEqualTo(1);
    assertThat(waited.text()).isEqualTo("1:1@5/7=timeout ~1");
    assertThat(AttemptLog.parse(waited.text())).contains(waited);
    assertThat(AttemptLog.parse(AttemptLog.empty().waiting().text()))
        .contains(AttemptLog.empty().waiting());
  }
}
