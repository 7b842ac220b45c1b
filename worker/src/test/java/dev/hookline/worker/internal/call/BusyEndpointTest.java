package dev.hookline.worker.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.limit.EndpointSlots;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call waits, and is no attempt, while its endpoint holds its share of the worker. */
class BusyEndpointTest {

  private static final CallInput ORDER =
      Orders.of("OnX", WebhookConfig.builder("labels", "http://hangs:81/labels"));

  private final EndpointSlots slots = new EndpointSlots(3);
  private final UncalledEndpoint endpoint =
      new UncalledEndpoint(
          slots,
          Telemetry.of(
              attempt -> {
                throw new AssertionError("it is no attempt");
              }),
          EndpointWatch.NONE);

  @BeforeEach
  void takeAllSlotsButOne() {
    slots.take("hangs:81");
    slots.take("hangs:81");
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void aRegularAttemptIsReturnedToTheServerWithADelay() {
    endpoint.assertReturnedWithADelay(
        ORDER,
        "endpoint_busy",
        "webhook 'labels' waits: this worker already makes its share of calls to hangs:81 (not an attempt)");
    assertThat(slots.take("other:81")).as("the free slot").isPresent();
  }

  @Test
  void aFirstAttemptIsLeftToTheRegularActivity() {
    endpoint.assertFirstAttemptIsDeclined(ORDER);
  }

  @Test
  void waitsGrowToHalfAMinuteAndSpread() {
    assertThat(RetryDelays.afterWait(waits(1), null, 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(RetryDelays.afterWait(waits(3), null, 0.25)).isEqualTo(Duration.ofMillis(2_500));
    assertThat(RetryDelays.afterWait(waits(10_000), null, 0.5)).isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void waitsBeginAnewAfterAnAttemptAndForAnotherReason() {
    AttemptLog many = waits(2_000);
    AttemptLog attempted = many.with(new AttemptLog.Entry(1, 5, 7, "timeout", null));
    AttemptLog again = attempted.waiting(FailureCode.ENDPOINT_BUSY);
    AttemptLog other = many.waiting(FailureCode.ENDPOINT_RATE_LIMITED);

    assertThat(RetryDelays.afterWait(again, null, 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(RetryDelays.afterWait(other, Duration.ofMillis(70), 0))
        .isEqualTo(Duration.ofMillis(70));
    assertThat(RetryDelays.afterWait(many, Duration.ofMillis(70), 0))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(again.waits()).isEqualTo(2_001);
  }

  /** The server limits the attempts of an activity, for whatever reason they wait. */
  @Test
  void waitsForTwoReasonsInTurnAreLongAfterVeryMany() {
    AttemptLog alternating =
        new AttemptLog(0, 0, 30_001, 0, 0, new AttemptLog.Wait("endpoint_busy", 1), List.of());

    assertThat(RetryDelays.afterWait(alternating, null, 0)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aWaitThatWouldEndAfterTheDeadlineEndsTheWebhook() {
    TimeLeft left = new TimeLeft(null, Duration.ofMillis(400));
    RetryDecision decision = RetryDecision.afterWait(waits(1), null, ORDER.webhook(), left, 0);

    assertThat(decision.next()).isEmpty();
    assertThat(decision.code(FailureCode.ENDPOINT_BUSY)).isEqualTo(FailureCode.DEADLINE_EXCEEDED);
  }

  @Test
  void theLastWaitLeavesTimeForAnAttempt() {
    TimeLeft left = new TimeLeft(Duration.ofSeconds(25), null);

    assertThat(RetryDecision.afterWait(waits(20), null, ORDER.webhook(), left, 0).next())
        .contains(Duration.ofSeconds(15));
  }

  @Test
  void waitsAreRecordedOnlyWhereThereWereSome() {
    assertThat(new String(WireJson.write(AttemptLog.empty()), UTF_8)).doesNotContain("waits");
    AttemptLog waited = waits(1).with(new AttemptLog.Entry(1, 5, 7, "timeout", null));

    assertThat(new String(WireJson.write(waited), UTF_8)).contains("\"answered\":1,\"waits\":1");
    assertThat(WireJson.read(WireJson.toPayload(waited), AttemptLog.class)).contains(waited);
    assertThat(waited.counted()).isEqualTo(1);
    assertThat(waited.text()).isEqualTo("1:1@5/7=timeout ~1");
    assertThat(AttemptLog.parse(waited.text())).contains(waited);
    assertThat(AttemptLog.parse(waits(1).text())).map(AttemptLog::waits).contains(1);
    assertThat(WireJson.read(WireJson.toPayload(waits(2)), AttemptLog.class)).contains(waits(2));
  }

  private static AttemptLog waits(int count) {
    AttemptLog log = AttemptLog.empty();
    for (int i = 0; i < count; i++) {
      log = log.waiting(FailureCode.ENDPOINT_BUSY);
    }
    return log;
  }
}
