package dev.hookline.worker.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which endpoints get a first attempt inside the workflow task. */
class EndpointHealthTest {

  private static final String URL = "http://a/";

  private long nanos = Long.MAX_VALUE - 5; // a nano clock may overflow
  private final EndpointHealth health = new EndpointHealth(() -> nanos);

  @Test
  void anUnknownEndpointIsHealthy() {
    assertThat(health.isGood(URL)).isTrue();
  }

  @Test
  void aQuickSuccessKeepsItHealthy() {
    responds(true, Duration.ofSeconds(1));

    assertThat(health.isGood(URL)).isTrue();
  }

  @Test
  void aFailureMakesItUnhealthyForHalfAMinute() {
    responds(false, Duration.ofMillis(1));

    passes(Duration.ofSeconds(30));
    assertThat(health.isGood(URL)).isFalse();
    passes(Duration.ofNanos(1));
    assertThat(health.isGood(URL)).isTrue();
  }

  @Test
  void aResponseAfterMoreThanASecondMakesItUnhealthy() {
    responds(true, Duration.ofMillis(1001));

    assertThat(health.isGood(URL)).isFalse();
  }

  @Test
  void theNextQuickResponseMakesItHealthy() {
    responds(false, Duration.ofMillis(1));
    responds(true, Duration.ofMillis(1));

    assertThat(health.isGood(URL)).isTrue();
  }

  @Test
  void oneThatHasNotRespondedForASecondIsUnhealthyUntilItDoes() {
    EndpointHealth.CallInProgress call = health.begin(URL);

    passes(Duration.ofSeconds(1));
    assertThat(health.isGood(URL)).isTrue();
    passes(Duration.ofMillis(1));
    assertThat(health.isGood(URL)).isFalse();

    call.close();
    assertThat(health.isGood(URL)).isTrue();
  }

  @Test
  void anAttemptWithoutAResponseChangesNothing() {
    responds(false, Duration.ofMillis(1));
    health.begin(URL).close();

    assertThat(health.isGood(URL)).isFalse();
  }

  @Test
  void aQuickResponseToALaterAttemptOutweighsAnEarlierOneThatIsWaiting() {
    try (EndpointHealth.CallInProgress waits = health.begin(URL)) {
      passes(Duration.ofMillis(900));
      responds(true, Duration.ofMillis(200));
      assertThat(waits).isNotNull();

      assertThat(health.isGood(URL)).isTrue();
      passes(Duration.ofMillis(900));
      assertThat(health.isGood(URL)).isFalse();
    }
  }

  @Test
  void endpointsAreIndependent() {
    responds(false, Duration.ofMillis(1));

    assertThat(health.isGood("http://b/")).isTrue();
  }

  @Test
  void forgetsTheLeastRecentlyUsedBeyondTenThousand() {
    responds(false, Duration.ofMillis(1));
    fill(0, 9_999);
    assertThat(health.isGood(URL)).isFalse();
    fill(9_999, 19_998);
    assertThat(health.isGood(URL)).isFalse();

    fill(19_998, 29_998);

    assertThat(health.isGood(URL)).isTrue();
  }

  private void fill(int from, int to) {
    for (int i = from; i < to; i++) {
      health.begin("http://other/" + i).close();
    }
  }

  private void responds(boolean well, Duration after) {
    try (EndpointHealth.CallInProgress call = health.begin(URL)) {
      passes(after);
      call.responded(well);
    }
  }

  private void passes(Duration time) {
    nanos += time.toNanos();
  }
}
