package service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.WebhookManager;
import dev.hookline.config.EventType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A handler of observations that throws: the call fails, and the shutdown does not wait for it. */
@ExtendWith(OutputCaptureExtension.class)
class ObservationFailureTest {

  private static final String MESSAGE = "the handler fails";

  private static final class FailsOnStart implements ObservationHandler<Observation.Context> {

    @Override
    public void onStart(Observation.Context context) {
      throw new IllegalStateException(MESSAGE);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  private static final class FailsOnStop implements ObservationHandler<Observation.Context> {

    @Override
    public void onStop(Observation.Context context) {
      throw new IllegalStateException(MESSAGE);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  @Test
  void onStartIsNoCallInFlight(CapturedOutput output) {
    failACall(new FailsOnStart());

    assertThat(output).contains("no webhook call is in flight");
  }

  @Test
  void onStopIsNoCallInFlight(CapturedOutput output) {
    failACall(new FailsOnStop());

    assertThat(output).contains("no webhook call is in flight");
  }

  private static void failACall(ObservationHandler<Observation.Context> handler) {
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(handler);
    new ApplicationContextRunner()
        .withUserConfiguration(WebhooksPropertyTest.WithoutWebServer.class)
        .withBean(ObservationRegistry.class, () -> observations)
        .withPropertyValues(
            "hookline.webhooks=classpath:webhooks.yaml",
            "hookline.worker.enabled=false",
            "hookline.connection.address=127.0.0.1:1",
            "spring.lifecycle.timeout-per-shutdown-phase=1s")
        .run(
            context ->
                assertThatThrownBy(
                        () ->
                            context
                                .getBean(WebhookManager.class)
                                .invokeWebhooks(
                                    EventType.of("unconfigured"),
                                    "x",
                                    OnSuccess.noOp(),
                                    OnError.noOp()))
                    .hasMessage(MESSAGE));
  }
}
