package dev.hookline.worker.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import dev.hookline.worker.internal.limit.Admissions;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order written by a newer worker's workflow is left to such a worker, with a clear message. */
class UnreadableOrderTest {

  private static final RawValue ORDER = Bodies.of("[1]".getBytes(UTF_8));

  private final Heartbeats heartbeats = new Heartbeats();
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
            attempt -> {},
            Clock.systemUTC(),
            () -> 0);
    environment.registerActivitiesImplementations(
        new CallWebhookActivity(attempts, Admissions.of(100), heartbeats, new WorkerStop()),
        new FirstAttemptActivity(attempts, health, Admissions.of(100), new WorkerStop()));
  }

  @AfterEach
  void stop() {
    environment.close();
    heartbeats.close();
  }

  @Test
  void theRegularActivityFailsWithACodeAndMayBeRetriedElsewhere() {
    CallWebhook call = environment.newActivityStub(CallWebhook.class);

    assertThatThrownBy(() -> call.call(ORDER, Bodies.empty(), null))
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo("unsupported_plan");
              assertThat(e.getOriginalMessage())
                  .isEqualTo(
                      "worker cannot read the input of this call; update the worker, then replay");
              assertThat(e.isNonRetryable()).isFalse();
              assertThat(e.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(10));
            });
  }

  /** An activity that only a newer worker has. */
  @ActivityInterface
  public interface Newer {
    @ActivityMethod(name = "NewerThanThisWorker")
    void run();
  }

  @Test
  void anUnknownActivityMayBeRetriedElsewhere() {
    Newer newer = environment.newActivityStub(Newer.class);

    assertThatThrownBy(newer::run)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo("NotFound");
              assertThat(e.isNonRetryable()).isFalse();
            });
  }

  @Test
  void theFirstAttemptIsLeftToTheRegularActivity() {
    assertThat(LocalAttemptDeclined.is(FirstAttempt.make(environment, ORDER, Instant.now())))
        .isTrue();
  }
}
