package dev.hookline.worker.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.endpoint.EndpointReport.Change;
import dev.hookline.internal.endpoint.FailedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker reports changes, not attempts. */
class SeenEndpointsTest {

  private static final String ENDPOINT = "billing.example.com:443";
  private static final FailedCall CALL =
      new FailedCall("OnX", "billing", "OnX:1", "http_status", 503);

  private final SeenEndpoints seen =
      new SeenEndpoints(new AlertTimes(3, 300_000, 60_000, 3_600_000));

  @Test
  void enoughFailuresInARowAreFailing() {
    failUnknown(1, 2);
    assertThat(kinds(2)).isEmpty();
    failUnknown(3);

    assertThat(seen.take(3)).containsExactly(new Change(ENDPOINT, "failing", 1, 3, 0, CALL));
  }

  @Test
  void aResponseInBetweenStartsOver() {
    fail(1, 2);
    seen.responded(ENDPOINT, false, 3);
    failUnknown(4, 5);

    assertThat(kinds(6)).isEmpty();
    assertThat(seen.isEmpty()).isFalse();
  }

  @Test
  void twoFailuresAreEnoughAfterFiveMinutes() {
    fail(1, 300_001);

    assertThat(kinds(300_001)).containsExactly("failing");
  }

  @Test
  void itIsReportedAgainOnlyOnceAMinute() {
    fail(1, 2, 3, 4, 5, 60_002);
    assertThat(kinds(60_002)).containsExactly("failing");
    fail(60_003);

    assertThat(kinds(60_003)).containsExactly("failing");
    fail(60_004);
    assertThat(kinds(60_004)).isEmpty();
  }

  @Test
  void itHasRecoveredAfterAMinuteWithoutAFailure() {
    fail(1, 2, 3);
    assertThat(kinds(3)).containsExactly("failing");
    seen.responded(ENDPOINT, true, 10_000);
    fail(20_000);
    seen.responded(ENDPOINT, true, 30_000);
    seen.responded(ENDPOINT, true, 80_000);
    assertThat(kinds(89_999)).isEmpty();

    assertThat(kinds(90_000)).containsExactly("recovered");
    assertThat(seen.isEmpty()).isTrue();
  }

  @Test
  void aRecoveryDoesNotReplaceAFailureThatIsNotReportedYet() {
    failUnknown(1, 2, 3);
    seen.responded(ENDPOINT, false, 10_000);

    assertThat(kinds(70_000)).containsExactly("failing", "recovered");
  }

  @Test
  void itRecoversThoughAFewAttemptsFail() {
    fail(1, 2, 3);
    assertThat(kinds(3)).containsExactly("failing");
    for (long now = 1_000; now < 61_000; now += 1_000) {
      seen.responded(ENDPOINT, true, now);
      if (now % 10_000 == 0) {
        fail(now);
      }
    }

    assertThat(kinds(61_000)).containsExactly("recovered");
  }

  @Test
  void itDoesNotRecoverWhileEveryThirdAttemptFails() {
    fail(1, 2, 3);
    for (long now = 1_000; now < 600_000; now += 1_000) {
      seen.responded(ENDPOINT, true, now);
      seen.responded(ENDPOINT, true, now);
      fail(now);
      assertThat(kinds(now)).doesNotContain("recovered");
    }
  }

  @Test
  void aFailureLongAfterItHasRecoveredElsewhereIsTheFirstOne() {
    fail(1, 2, 3);
    assertThat(kinds(3)).containsExactly("failing");
    failUnknown(500_000, 500_001);
    assertThat(kinds(500_001)).isEmpty();
    failUnknown(500_002);

    assertThat(seen.take(500_002))
        .containsExactly(new Change(ENDPOINT, "failing", 500_000, 3, 0, CALL));
  }

  @Test
  void aResponseAfterItHasRecoveredElsewhereIsNotReported() {
    fail(1, 2, 3);
    assertThat(kinds(3)).containsExactly("failing");
    seen.responded(ENDPOINT, false, 500_000);

    assertThat(kinds(600_000)).isEmpty();
    assertThat(seen.isEmpty()).isTrue();
  }

  @Test
  void anEndpointThatNobodyCallsIsForgottenAfterADay() {
    failUnknown(1);
    assertThat(kinds(SeenEndpoints.FORGET_MILLIS)).isEmpty();
    assertThat(seen.isEmpty()).isFalse();
    assertThat(kinds(SeenEndpoints.FORGET_MILLIS + 1)).isEmpty();

    assertThat(seen.isEmpty()).isTrue();
  }

  @Test
  void thoseCalledLeastRecentlyAreForgottenIfThereAreTooMany() {
    for (int i = 0; i <= SeenEndpoints.MAX_ENDPOINTS; i++) {
      seen.failed("h:" + i, CALL, false, 1);
      seen.failed("h:" + i, CALL, false, 2);
    }
    seen.failed("h:0", CALL, false, 3);
    seen.failed("h:" + SeenEndpoints.MAX_ENDPOINTS, CALL, false, 3);

    assertThat(seen.take(3))
        .extracting(Change::endpoint)
        .containsExactly("h:" + SeenEndpoints.MAX_ENDPOINTS);
  }

  @Test
  void aRepeatedReportKeepsTheTimeOfTheFirstFailure() {
    failUnknown(1, 2, 3, 70_000, 70_001, 70_002);

    assertThat(seen.take(70_002)).extracting(Change::since).containsExactly(1L);
  }

  @Test
  void anEndpointThatOnlyAnotherWorkerSeesFailingIsReportedAsRespondingOnceAMinute() {
    for (long now = 0; now < 120_000; now += 1_000) {
      seen.responded(ENDPOINT, true, now);
      assertThat(kinds(now)).hasSize(now == 60_000 ? 1 : 0);
    }
  }

  @Test
  void webhooksThatFailForGoodAreAddedUpUntilTheyAreReported() {
    seen.exhausted(ENDPOINT, CALL, 5);
    seen.exhausted(ENDPOINT, CALL, 7);

    assertThat(seen.take(8))
        .containsExactly(new Change(ENDPOINT, "exhausted", 5, 2, 3_600_000, CALL));
    assertThat(seen.take(9)).isEmpty();
  }

  private void fail(long... times) {
    for (long now : times) {
      seen.failed(ENDPOINT, CALL, true, now);
    }
  }

  private void failUnknown(long... times) {
    for (long now : times) {
      seen.failed(ENDPOINT, CALL, false, now);
    }
  }

  private List<String> kinds(long now) {
    return seen.take(now).stream().map(Change::kind).toList();
  }
}
