package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.worker.tier.TemporalTier;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replaced run that is gone, or never existed, fails the replay instead of blocking it. */
@Tag("server")
class ReadResponseTest {

  private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();

  @AfterEach
  void stop() {
    environment.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0190f3a0-0000-7000-8000-000000000000", "nonsense"})
  void reportsThatTheRunHasNoResponse(String runId) {
    environment.registerActivitiesImplementations(
        new ReadResponseActivity(TemporalTier.current().client()));
    ReadResponse stub = environment.newActivityStub(ReadResponse.class);

    assertThatThrownBy(() -> stub.read(runId, "labels"))
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo("invalid_plan");
              assertThat(e.isNonRetryable()).isTrue();
              assertThat(e.getOriginalMessage())
                  .isEqualTo(
                      "run %s has no response of webhook 'labels'; replay from the start"
                          .formatted(runId));
            });
  }
}
