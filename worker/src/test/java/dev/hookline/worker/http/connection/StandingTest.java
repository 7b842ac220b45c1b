package dev.hookline.worker.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Duration QUICK = Duration.ofMillis(10);

  private final OkHttpClient client = new OkHttpClient();
  private final Standing standing = new Standing();
  private final Lane first = new Lane(client);
  private final Lane second = new Lane(client);
  private long now = -7;

  @Test
  void theConnectionWhoseResponseEndsFirstIsWatchedAndAllOthersAreUsedOnce() {
    assertThat(standing.usesOnce(now)).isFalse();

    assertThat(keep(first, QUICK)).isTrue();

    assertThat(standing.usesOnce(now)).isTrue();
    assertThat(keep(second, QUICK)).isFalse();
    assertThat(standing.takeRested(now)).isNull();
  }

  @Test
  void aConnectionIsWatchedForOneAndAHalfSeconds() {
    keep(first, QUICK);

    pass(Duration.ofMillis(1_499));
    assertThat(standing.takeRested(now)).isNull();
    pass(Duration.ofMillis(1));
    assertThat(standing.takeRested(now)).isSameAs(first);
  }

  @Test
  void aConnectionWithASlowResponseIsWatchedLonger() {
    keep(first, Duration.ofMillis(1_500));
    pass(Duration.ofMillis(2_999));
    assertThat(standing.takeRested(now)).isNull();
    pass(Duration.ofMillis(1));
    assertThat(standing.takeRested(now)).isSameAs(first);
  }

  /** One that is out of step would have to rest for longer than servers keep it. */
  @Test
  void noConnectionIsKeptWhereResponsesTakeMoreThanTwoSeconds() {
    standing.prove();

    assertThat(keep(first, Duration.ofMillis(2_500))).isFalse();
    assertThat(keep(first, QUICK)).isFalse();
    assertThat(keep(first, QUICK)).isFalse();
    assertThat(keep(first, QUICK)).isTrue();
  }

  /**
   * A late second response has taken the place of the right one, which takes as long as all others
   * did; so the connection seems quick.
   */
  @Test
  void aConnectionThatIsOutOfStepRestsUntilItShowsIt() {
    standing.prove();
    keep(first, Duration.ofMillis(400));
    pass(Duration.ofMillis(600));
    assertThat(standing.takeRested(now)).isSameAs(first);

    keep(first, Duration.ofMillis(1));
    pass(Duration.ofMillis(400));
    assertThat(standing.takeRested(now)).isNull();
  }

  @Test
  void connectionsOfAProvenEndpointRestForLongerThanItsResponsesTake() {
    standing.prove();
    keep(first, Duration.ofMillis(100));
    keep(second, QUICK);

    assertThat(standing.usesOnce(now)).isFalse();
    pass(Duration.ofMillis(134));
    assertThat(standing.takeRested(now)).isNull();
    pass(Duration.ofMillis(15));
    assertThat(standing.takeRested(now)).isSameAs(second);
    assertThat(standing.takeRested(now)).isNull();
    pass(Duration.ofMillis(1));
    assertThat(standing.takeRested(now)).isSameAs(first);
  }

  @Test
  void theConnectionUsedLastIsTakenSoThatThoseOfABurstEnd() {
    standing.prove();
    keep(first, QUICK);
    keep(second, QUICK);

    for (int i = 0; i < 3; i++) {
      pass(QUICK.multipliedBy(2));
      assertThat(standing.takeRested(now)).isSameAs(second);
      keep(second, QUICK);
    }
  }

  @Test
  void aConnectionThatStillRestsHidesNoneThatHasRested() {
    standing.prove();
    keep(first, QUICK);
    pass(QUICK.multipliedBy(2));
    keep(second, Duration.ofSeconds(1));

    assertThat(standing.takeRested(now)).isSameAs(first);
    assertThat(standing.takeRested(now)).isNull();
  }

  @Test
  void aBanLastsAnHourAndIsFollowedByAnotherWatch() {
    standing.prove();
    keep(first, QUICK);

    assertThat(standing.forget()).containsExactly(first);
    assertThat(standing.ban(now)).isTrue();
    assertThat(standing.ban(now)).isFalse();
    standing.prove();

    assertThat(standing.usesOnce(now)).isTrue();
    assertThat(keep(second, QUICK)).isFalse();
    pass(Duration.ofHours(1));
    assertThat(standing.isBanned(now)).isFalse();
    assertThat(keep(second, QUICK)).isTrue();
    assertThat(standing.usesOnce(now)).isTrue();
  }

  @Test
  void connectionsOfAMultiplexingEndpointAreNotKeptHere() {
    standing.multiplex(true);

    assertThat(keep(first, QUICK)).isFalse();
  }

  private boolean keep(Lane lane, Duration took) {
    return standing.keep(lane, took, now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
