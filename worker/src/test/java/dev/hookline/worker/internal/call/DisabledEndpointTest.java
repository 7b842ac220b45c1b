package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.worker.internal.limit.EndpointSlots;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
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

  private final EndpointSlots slots = new EndpointSlots(3);
  private final UncalledEndpoint endpoint =
      new UncalledEndpoint(slots, Telemetry.of(attempt -> {}), DISABLED);

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void aRegularAttemptIsReturnedToTheServerWithADelay() {
    endpoint.assertReturnedWithADelay(
        ORDER,
        "endpoint_disabled",
        "webhook 'labels' waits: endpoint moves:443 is disabled (not an attempt); enable it with: hookline endpoint enable moves:443");
    assertThat(slots.held("moves")).isZero();
  }

  @Test
  void aRedirectedOneHasWaitedSinceTheBeginOfItsTurn() {
    WebhookCall limited =
        WebhookCall.of(
            WebhookConfig.builder("labels", "https://moves/labels")
                .retry(RetryConfig.defaults().withTotalTimeout(Duration.ofMinutes(1)))
                .build());
    CallInput order = ORDER.redirected(limited, System.currentTimeMillis() - 3_600_000);

    assertThatThrownBy(() -> endpoint.call(order))
        .cause()
        .hasMessageContaining("totalTimeout of 1m is used up");
  }

  @Test
  void aFirstAttemptIsLeftToTheRegularActivity() {
    endpoint.assertFirstAttemptIsDeclined(ORDER);
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
