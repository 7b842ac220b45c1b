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
  void aConnectionIsWatchedForTwoSeconds() {
    keep(first, QUICK);

    pass(Duration.ofMillis(1_999));
    assertThat(standing.takeRested(now)).isNull();
    pass(Duration.ofMillis(1));
    assertThat(standing.takeRested(now)).isSameAs(first);
  }

  @Test
  void aConnectionWithASlowResponseIsWatchedLongerButNotUntilItsServerClosesIt() {
    keep(first, Duration.ofMillis(1_500));
    pass(Duration.ofMillis(2_999));
    assertThat(standing.takeRested(now)).isNull();
    pass(Duration.ofMillis(1));
    assertThat(standing.takeRested(now)).isSameAs(first);

    keep(second, Duration.ofSeconds(30));
    pass(Duration.ofSeconds(4));
    assertThat(standing.takeRested(now)).isSameAs(second);
  }

  @Test
  void connectionsOfAProvenEndpointRestForAsLongAsItsResponsesTake() {
    standing.prove();
    keep(first, Duration.ofMillis(100));
    keep(second, QUICK);

    assertThat(standing.usesOnce(now)).isFalse();
    pass(Duration.ofMillis(89));
    assertThat(standing.takeRested(now)).isNull();
    pass(Duration.ofMillis(10));
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
    pass(QUICK);

    for (int i = 0; i < 3; i++) {
      Lane taken = standing.takeRested(now);
      assertThat(taken).isSameAs(second);
      keep(second, QUICK);
      pass(QUICK);
    }
  }

  @Test
  void aConnectionThatStillRestsHidesNoneThatHasRested() {
    standing.prove();
    keep(first, QUICK);
    pass(QUICK);
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
