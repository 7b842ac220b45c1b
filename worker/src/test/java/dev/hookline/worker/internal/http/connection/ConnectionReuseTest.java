package dev.hookline.worker.internal.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class ConnectionReuseTest {

  private static final Duration QUICK = Duration.ofMillis(10);

  private final OkHttpClient client = new OkHttpClient();
  private final ConnectionReuse reuse = new ConnectionReuse();
  private final SingleConnectionClient first = new SingleConnectionClient(client);
  private final SingleConnectionClient second = new SingleConnectionClient(client);
  private long now = -7;

  @Test
  void theConnectionWhoseResponseEndsFirstIsWatchedAndAllOthersAreClosed() {
    assertThat(reuse.usesOnce(now)).isFalse();

    assertThat(keep(first, QUICK)).isTrue();

    assertThat(reuse.usesOnce(now)).isTrue();
    assertThat(keep(second, QUICK)).isFalse();
    assertThat(reuse.takeRested(now)).isNull();
  }

  @Test
  void aConnectionIsWatchedForOneAndAHalfSeconds() {
    keep(first, QUICK);

    pass(Duration.ofMillis(1_499));
    assertThat(reuse.takeRested(now)).isNull();
    pass(Duration.ofMillis(1));
    assertThat(reuse.takeRested(now)).isSameAs(first);
  }

  @Test
  void aConnectionWithASlowResponseIsWatchedLonger() {
    keep(first, Duration.ofMillis(1_500));
    pass(Duration.ofMillis(2_999));
    assertThat(reuse.takeRested(now)).isNull();
    pass(Duration.ofMillis(1));
    assertThat(reuse.takeRested(now)).isSameAs(first);
  }

  /** One that is out of step would have to rest for longer than servers keep it open. */
  @Test
  void noConnectionIsKeptIfResponsesTakeMoreThanTwoSeconds() {
    reuse.prove();

    assertThat(keep(first, Duration.ofMillis(2_500))).isFalse();
    assertThat(keep(first, QUICK)).isFalse();
    assertThat(keep(first, QUICK)).isFalse();
    assertThat(keep(first, QUICK)).isTrue();
  }

  /**
   * A late second response was read instead of the right one, which is as slow as the others were;
   * so the connection seems quick.
   */
  @Test
  void aConnectionThatIsOutOfStepRestsUntilItShowsIt() {
    reuse.prove();
    keep(first, Duration.ofMillis(400));
    pass(Duration.ofMillis(600));
    assertThat(reuse.takeRested(now)).isSameAs(first);

    keep(first, Duration.ofMillis(1));
    pass(Duration.ofMillis(400));
    assertThat(reuse.takeRested(now)).isNull();
  }

  @Test
  void connectionsOfAProvenEndpointRestForLongerThanItsResponsesTake() {
    reuse.prove();
    keep(first, Duration.ofMillis(100));
    keep(second, QUICK);

    assertThat(reuse.usesOnce(now)).isFalse();
    pass(Duration.ofMillis(134));
    assertThat(reuse.takeRested(now)).isNull();
    pass(Duration.ofMillis(15));
    assertThat(reuse.takeRested(now)).isSameAs(second);
    assertThat(reuse.takeRested(now)).isNull();
    pass(Duration.ofMillis(1));
    assertThat(reuse.takeRested(now)).isSameAs(first);
  }

  @Test
  void theMostRecentConnectionIsTakenSoThatThoseOfABurstIdleOut() {
    reuse.prove();
    keep(first, QUICK);
    keep(second, QUICK);

    for (int i = 0; i < 3; i++) {
      pass(QUICK.multipliedBy(2));
      assertThat(reuse.takeRested(now)).isSameAs(second);
      keep(second, QUICK);
    }
  }

  @Test
  void aRestingConnectionDoesNotHideRestedOnes() {
    reuse.prove();
    keep(first, QUICK);
    pass(QUICK.multipliedBy(2));
    keep(second, Duration.ofSeconds(1));

    assertThat(reuse.takeRested(now)).isSameAs(first);
    assertThat(reuse.takeRested(now)).isNull();
  }

  @Test
  void aBanLastsAnHourAndIsFollowedByAnotherWatch() {
    reuse.prove();
    keep(first, QUICK);

    assertThat(reuse.forget()).containsExactly(first);
    assertThat(reuse.ban(now)).isTrue();
    assertThat(reuse.ban(now)).isFalse();
    reuse.prove();

    assertThat(reuse.usesOnce(now)).isTrue();
    assertThat(keep(second, QUICK)).isFalse();
    pass(Duration.ofHours(1));
    assertThat(reuse.isBanned(now)).isFalse();
    assertThat(keep(second, QUICK)).isTrue();
    assertThat(reuse.usesOnce(now)).isTrue();
  }

  @Test
  void connectionsOfAMultiplexingEndpointAreNotKeptHere() {
    reuse.multiplex(true);

    assertThat(keep(first, QUICK)).isFalse();
  }

  private boolean keep(SingleConnectionClient client, Duration duration) {
    return reuse.keep(client, duration, now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
