package dev.hookline.verification.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.verification.chaos.plan.FaultKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A delivery that failed for good with its last request. */
class AlertedFailuresTest {

  private final Records records = new Records();

  @BeforeEach
  void fail() {
    records.delivery(RecordedRun.FAILED, "http_status");
    records.request(100_000, "worker-0", "500");
  }

  @Test
  void findsADeliveryWithoutAnAlert() {
    records.alert("msg_1", Alert.FAILING, 101);

    assertThat(violations())
        .isEqualTo("1 webhooks of rated.test:80 failed for good, at least, but alerts count 0");
  }

  @Test
  void findsNoneIfItIsAlerted() {
    records.alert("msg_1", Alert.EXHAUSTED, 101, "\"webhooks\":1");

    assertThat(violations()).isEmpty();
  }

  @Test
  void countsAnAlertOnceHoweverOftenItIsSent() {
    records.alert("msg_1", Alert.EXHAUSTED, 101, "\"webhooks\":0");
    records.alert("msg_1", Alert.EXHAUSTED, 101, "\"webhooks\":0");

    assertThat(violations()).contains("alerts count 0");
  }

  @Test
  void ignoresADeliveryWhoseWorkerWasKilledBeforeItsReport() {
    records.fault(FaultKind.KILL, "worker-0", 100_500, 101_000);

    assertThat(violations()).isEmpty();
  }

  @Test
  void ignoresADeliveryThatSucceeded() {
    records.delivery(RecordedRun.COMPLETED, "");

    assertThat(violations()).isEmpty();
  }

  private String violations() {
    return String.join("; ", records.violationsOf(AlertedFailures.EXHAUSTED));
  }
}
