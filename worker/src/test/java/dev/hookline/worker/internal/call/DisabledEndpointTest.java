package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.worker.internal.limit.EndpointSlots;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call waits, and is no attempt, while its endpoint is disabled. */
class DisabledEndpointTest {

  private static final CallInput ORDER =
      Orders.of("OnX", WebhookConfig.builder("labels", "https://moves/labels"));

  /** An operator has disabled every endpoint, or the worker does not know yet. */
  private static EndpointWatch holding(boolean isDisabled) {
    return new EndpointWatch() {
      @Override
      public Optional<EndpointHold> hold(WebhookCall webhook) {
        return Optional.of(new EndpointHold(webhook.endpointId(), isDisabled));
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
  }

  private final EndpointSlots slots = new EndpointSlots(3);
  private UncalledEndpoint endpoint = uncalled(true);

  private UncalledEndpoint uncalled(boolean isDisabled) {
    return new UncalledEndpoint(slots, Telemetry.of(attempt -> {}), holding(isDisabled));
  }

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
  void aNameIsQuotedForTheCommand() {
    EndpointHold hold = new EndpointHold("Billing's team", true);

    assertThat(hold.reason() + hold.nextStep())
        .isEqualTo(
            "endpoint Billing's team is disabled; enable it with: hookline endpoint enable 'Billing'\\''s team'");
  }

  @Test
  void anAttemptWaitsTooWhileTheWorkerDoesNotKnow() {
    endpoint.close();
    endpoint = uncalled(false);

    endpoint.assertReturnedWithADelay(
        ORDER,
        "endpoint_disabled",
        "webhook 'labels' waits: this worker has just started and does not know yet whether endpoint moves:443 is disabled (not an attempt)");
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
  void waitsGrowFromHalfAMinuteToFiveWhileItStaysDisabled() {
    assertThat(RetryDelays.whileDisabled(1, 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(RetryDelays.whileDisabled(6, 0.999)).isLessThan(Duration.ofSeconds(30));
    assertThat(RetryDelays.whileDisabled(50_000, 0)).isEqualTo(Duration.ofSeconds(150));
    assertThat(RetryDelays.whileDisabled(50_000, 0.999)).isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void thousandsOfWaitsAreEnoughForMonths() {
    Duration waited = Duration.ZERO;
    for (int waits = 1; waits < RetryDecision.MAX_WAITS; waits++) {
      waited = waited.plus(RetryDelays.whileDisabled(waits, 0));
    }

    assertThat(waited).isGreaterThan(Duration.ofDays(150));
  }

  @Test
  void theLastOfAllWaitsEndsTheWebhook() {
    AttemptLog log = AttemptLog.empty();
    for (int waits = 1; waits < RetryDecision.MAX_WAITS; waits++) {
      log = log.waiting(FailureCode.ENDPOINT_DISABLED);
    }
    assertThat(decision(log, TimeLeft.UNLIMITED).next()).isPresent();
    log = log.waiting(FailureCode.ENDPOINT_DISABLED);

    assertThat(decision(log, TimeLeft.UNLIMITED).next()).isEmpty();
    assertThat(decision(log, TimeLeft.UNLIMITED).reason(ORDER.webhook()))
        .isEqualTo(", after 100000 waits");
  }

  @Test
  void theDeadlineStillEndsTheWebhook() {
    RetryDecision decision =
        decision(
            AttemptLog.empty().waiting(FailureCode.ENDPOINT_DISABLED),
            new TimeLeft(null, Duration.ofMillis(400)));

    assertThat(decision.next()).isEmpty();
    assertThat(decision.code(FailureCode.ENDPOINT_DISABLED))
        .isEqualTo(FailureCode.DEADLINE_EXCEEDED);
  }

  private static RetryDecision decision(AttemptLog log, TimeLeft left) {
    return RetryDecision.whileDisabled(log, ORDER.webhook(), left, 0);
  }
}
