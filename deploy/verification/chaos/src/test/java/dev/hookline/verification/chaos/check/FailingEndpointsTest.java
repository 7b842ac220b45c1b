package dev.hookline.verification.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.verification.chaos.plan.FaultKind;
import org.junit.jupiter.api.Test;

/** Four failed attempts in a row, one more than make an endpoint failing. */
class FailingEndpointsTest {

  private final Records records = new Records();

  @Test
  void findsFailuresWithoutAnAlert() {
    requests("500", "500", "503", "500");

    assertThat(violations())
        .isEqualTo(
            "rated.test:80 failed 4 times in a row at worker-0 from 100000000 to 103000000 without an alert");
  }

  @Test
  void findsNoneIfTheyAreAlerted() {
    requests("500", "500", "503", "500");
    records.alert("msg_1", Alert.FAILING, 104);

    assertThat(violations()).isEmpty();
  }

  @Test
  void findsNoneIfTheEndpointIsFailingAlready() {
    records.alert("msg_1", Alert.FAILING, 50);
    records.alert("msg_2", Alert.EXHAUSTED, 60);
    requests("500", "500", "503", "500");

    assertThat(violations()).isEmpty();
  }

  @Test
  void findsFailuresAfterARecovery() {
    records.alert("msg_1", Alert.FAILING, 50);
    records.alert("msg_2", Alert.RECOVERED, 90);
    requests("500", "500", "503", "500");

    assertThat(violations()).contains("without an alert");
  }

  @Test
  void findsFailuresWhoseAlertComesLate() {
    requests("500", "500", "503", "500");
    records.alert("msg_1", Alert.FAILING, 114);

    assertThat(violations()).contains("without an alert");
  }

  @Test
  void ignoresFailuresAroundASuccess() {
    requests("500", "500", "200", "500", "500", "500");

    assertThat(violations()).isEmpty();
  }

  @Test
  void ignoresFailuresAroundAStatusThatShowsThatItWorks() {
    requests("500", "500", "429", "500", "500", "500");

    assertThat(violations()).isEmpty();
  }

  @Test
  void ignoresFailuresDuringALateSuccess() {
    records.request(99_000, "worker-0", "200:2900");
    requests("500", "500", "503", "500");

    assertThat(violations()).isEmpty();
  }

  @Test
  void ignoresFailuresOfDifferentWorkers() {
    for (int number = 0; number < 6; number++) {
      records.request(number * 1_000, "worker-" + number % 2, "500");
    }

    assertThat(violations()).isEmpty();
  }

  @Test
  void ignoresFailuresOfAWorkerThatIsKilledBeforeItsReport() {
    requests("500", "500", "503", "500");
    records.fault(FaultKind.KILL, "worker-0", 103_500, 104_000);

    assertThat(violations()).isEmpty();
  }

  private void requests(String... responses) {
    for (int number = 0; number < responses.length; number++) {
      records.request(100_000 + number * 1_000L, "worker-0", responses[number]);
    }
  }

  private String violations() {
    return String.join("; ", records.violationsOf(FailingEndpoints.FAILING));
  }
}
