package dev.hookline.worker.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which endpoints get a first attempt inside the workflow task. */
class EndpointHealthTest {

  private static final String URL = "http://a/";

  private long nanos = Long.MAX_VALUE - 5; // a clock may pass its end while it is read
  private final EndpointHealth health = new EndpointHealth(() -> nanos);

  @Test
  void anUnknownEndpointIsGood() {
    assertThat(health.isGood(URL)).isTrue();
  }

  @Test
  void aQuickGoodResponseKeepsItGood() {
    responds(true, Duration.ofSeconds(1));

    assertThat(health.isGood(URL)).isTrue();
  }

  @Test
  void aFailureMakesItBadForHalfAMinute() {
    responds(false, Duration.ofMillis(1));

    passes(Duration.ofSeconds(30));
    assertThat(health.isGood(URL)).isFalse();
    passes(Duration.ofNanos(1));
    assertThat(health.isGood(URL)).isTrue();
  }

  @Test
  void anResponseAfterMoreThanASecondMakesItBad() {
    responds(true, Duration.ofMillis(1001));

    assertThat(health.isGood(URL)).isFalse();
  }

  @Test
  void theNextQuickResponseForgives() {
    responds(false, Duration.ofMillis(1));
    responds(true, Duration.ofMillis(1));

    assertThat(health.isGood(URL)).isTrue();
  }

  @Test
  void oneThatIsWaitedForLongerThanASecondIsBadUntilItResponses() {
    EndpointHealth.CallInProgress call = health.begin(URL);

    passes(Duration.ofSeconds(1));
    assertThat(health.isGood(URL)).isTrue();
    passes(Duration.ofMillis(1));
    assertThat(health.isGood(URL)).isFalse();

    call.close();
    assertThat(health.isGood(URL)).isTrue();
  }

  @Test
  void anAttemptThatEndsWithoutAnResponseSaysNothing() {
    responds(false, Duration.ofMillis(1));
    health.begin(URL).close();

    assertThat(health.isGood(URL)).isFalse();
  }

  @Test
  void aQuickResponseOfALaterAttemptCountsMoreThanAnEarlierOneThatWaits() {
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
  void endpointsDoNotMindOneAnother() {
    responds(false, Duration.ofMillis(1));

    assertThat(health.isGood("http://b/")).isTrue();
  }

  @Test
  void forgetsTheOneThatWasNotAskedForLongestBeyondTenThousand() {
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
      call.answered(well);
    }
  }

  private void passes(Duration time) {
    nanos += time.toNanos();
  }
}
