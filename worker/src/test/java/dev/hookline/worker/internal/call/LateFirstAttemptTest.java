package dev.hookline.worker.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.limit.Admissions;
import io.temporal.common.converter.RawValue;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A response within a workflow task that is reported too late is lost, and requested again. */
class LateFirstAttemptTest {

  private static final RawValue ORDER =
      WireJson.toPayload(
          new CallInput(
              "E",
              "msg_",
              WebhookCall.of(WebhookConfig.builder("labels", "http://h/").build()),
              true,
              null,
              null,
              null));

  private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();

  @BeforeEach
  void register() {
    EndpointHealth health = new EndpointHealth(System::nanoTime);
    AttemptRunner attempts =
        new AttemptRunner(
            request -> new Responding(), health, attempt -> {}, Clock.systemUTC(), () -> 0);
    environment.registerActivitiesImplementations(
        new FirstAttemptActivity(attempts, health, Admissions.of(100), new WorkerStop()));
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  @Test
  void itIsMadeInATaskThatHasJustStarted() {
    assertThat(LocalAttemptDeclined.is(attempt(Instant.now().plusSeconds(60)))).isFalse();
  }

  @Test
  void itIsLeftToTheRegularActivityIfTheTaskReachedTheWorkerLate() {
    assertThat(LocalAttemptDeclined.is(attempt(Instant.now().minusMillis(300)))).isTrue();
  }

  private RawValue attempt(Instant taskStartedAt) {
    return FirstAttempt.make(environment, ORDER, taskStartedAt);
  }

  private static final class Responding implements EndpointCall.Prepared {
    @Override
    public AttemptOutcome send() {
      return new AttemptOutcome.Succeeded(200, "{}".getBytes(UTF_8));
    }

    @Override
    public void cancel() {}
  }
}
