package dev.hookline.verification.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.verification.chaos.plan.FaultKind;
import org.junit.jupiter.api.Test;

/** Requests to an endpoint that may get five in a second, so 55 in ten. */
class RatesTest {

  private final Records records = new Records();

  @Test
  void allowsTheRateAndATenth() {
    requests(55, 0);
    requests(55, 10_000);

    assertThat(violations()).isEmpty();
  }

  @Test
  void findsOneRequestTooMany() {
    requests(56, 0);

    assertThat(violations())
        .isEqualTo(
            "rated.test got 56 requests within 10 s until 0, at most 55 are allowed: {worker-0=56}");
  }

  @Test
  void findsTooManyRequestsAcrossABoundary() {
    requests(30, 5_000);
    requests(30, 14_000);

    assertThat(violations()).contains("60 requests");
  }

  @Test
  void findsThemThoughAWorkerWasKilled() {
    records.fault(FaultKind.KILL, "worker-0", 0, 500);
    requests(56, 1_000);

    assertThat(violations()).contains("56 requests");
  }

  @Test
  void findsThemThoughTheServerWasDown() {
    records.fault(FaultKind.KILL, "server", 0, 1_000);
    requests(56, 1_000);

    assertThat(violations()).contains("56 requests");
  }

  @Test
  void leavesOutRequestsThatAFaultHeldUp() {
    records.fault(FaultKind.HOLD, "worker-0~receiver", 0, 5_000);
    requests(56, 5_100);

    assertThat(violations()).isEmpty();
  }

  @Test
  void leavesOutNoRequestsOfAnotherWorker() {
    records.fault(FaultKind.HOLD, "worker-1~receiver", 0, 5_000);
    requests(56, 5_100);

    assertThat(violations()).contains("56 requests");
  }

  private void requests(int count, long millis) {
    for (int number = 0; number < count; number++) {
      records.request(millis, "worker-0", "200");
    }
  }

  private String violations() {
    return String.join("; ", records.violationsOf(Rates.RATE));
  }
}
