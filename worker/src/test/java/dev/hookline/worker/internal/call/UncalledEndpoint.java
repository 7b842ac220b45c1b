package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Both activities of a worker whose endpoint must not be called. */
final class UncalledEndpoint implements AutoCloseable {

  /** The call of a webhook whose first attempt was not made elsewhere. */
  @ActivityInterface
  public interface Call {
    @ActivityMethod(name = Names.CALL_WEBHOOK)
    RawValue call(RawValue order, RawValue body);
  }

  private final Heartbeats heartbeats = new Heartbeats();
  private final List<RawValue> kept = new CopyOnWriteArrayList<>();
  private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();

  UncalledEndpoint(EndpointSlots slots, Telemetry telemetry, EndpointWatch watch) {
    EndpointHealth health = new EndpointHealth(System::nanoTime);
    AttemptRunner attempts =
        new AttemptRunner(
            request -> {
              throw new AssertionError("nothing may be called");
            },
            health,
            telemetry,
            Clock.systemUTC(),
            () -> 0.5,
            watch);
    Admissions admissions = new Admissions(slots, EndpointLimits.ofOnlyWorker());
    environment.registerActivitiesImplementations(
        new CallWebhookActivity(attempts, admissions, heartbeats, new WorkerStop()),
        new FirstAttemptActivity(attempts, health, admissions, new WorkerStop()));
    environment.setActivityHeartbeatListener(RawValue.class, kept::add);
  }

  void call(CallInput order) {
    environment.newActivityStub(Call.class).call(WireJson.toPayload(order), Bodies.empty());
  }

  void assertReturnedWithADelay(CallInput order, String code, String message) {
    assertThatThrownBy(() -> call(order))
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo(code);
              assertThat(e.getOriginalMessage()).isEqualTo(message);
              assertThat(e.isNonRetryable()).isFalse();
              assertThat(e.getNextRetryDelay()).isEqualTo(Duration.ofMillis(750));
            });
    assertThat(kept)
        .map(details -> WireJson.read(details, AttemptLog.class).orElseThrow())
        .containsExactly(AttemptLog.empty().waiting(FailureCode.of(code).orElseThrow()));
  }

  void assertFirstAttemptIsDeclined(CallInput order) {
    assertThat(
            LocalAttemptDeclined.is(
                FirstAttempt.make(environment, WireJson.toPayload(order), Instant.now())))
        .isTrue();
  }

  @Override
  public void close() {
    environment.close();
    heartbeats.close();
  }
}
