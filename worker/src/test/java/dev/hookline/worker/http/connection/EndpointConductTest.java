package dev.hookline.worker.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.http.connection.EndpointConduct.Use;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EndpointConductTest {

  private static final String A = "http://a:80";

  private final AtomicLong now = new AtomicLong(-7);
  private final EndpointConduct conduct = new EndpointConduct(now::get);

  @Test
  void oneAttemptAtANewEndpointIsItsTrial() {
    assertThat(conduct.begin(A)).isEqualTo(Use.TRIAL);
    assertThat(conduct.begin(A)).isEqualTo(Use.ONCE);
    assertThat(conduct.begin("http://b:80")).isEqualTo(Use.TRIAL);
  }

  @Test
  void aTrialLastsTwiceAsLongAsItsResponseTook() {
    conduct.begin(A);
    conduct.endTrial(A, Duration.ofSeconds(3));

    pass(Duration.ofSeconds(6).minusNanos(1));
    assertThat(conduct.begin(A)).isEqualTo(Use.ONCE);
    pass(Duration.ofNanos(1));
    assertThat(conduct.begin(A)).isEqualTo(Use.TRIAL);
  }

  @Test
  void aTrialLastsAtLeastATenthOfASecond() {
    conduct.begin(A);
    conduct.endTrial(A, Duration.ofMillis(1));

    pass(Duration.ofMillis(99));
    assertThat(conduct.begin(A)).isEqualTo(Use.ONCE);
    pass(Duration.ofMillis(1));
    assertThat(conduct.begin(A)).isEqualTo(Use.TRIAL);
  }

  @Test
  void connectionsOfAProvenEndpointAreKept() {
    conduct.begin(A);
    conduct.endTrial(A, Duration.ZERO);
    conduct.proved(A);

    assertThat(conduct.begin(A)).isEqualTo(Use.KEEP);
    assertThat(conduct.begin(A)).isEqualTo(Use.KEEP);
  }

  @Test
  void misconductEndsTheKeepingForAnHourAndIsFollowedByAnotherTrial() {
    conduct.proved(A);

    conduct.misbehaved(A, "a");
    conduct.proved(A);

    assertThat(conduct.isBanned(A)).isTrue();
    assertThat(conduct.begin(A)).isEqualTo(Use.ONCE);
    pass(Duration.ofMinutes(60));
    assertThat(conduct.isBanned(A)).isFalse();
    assertThat(conduct.begin(A)).isEqualTo(Use.TRIAL);
    conduct.endTrial(A, Duration.ZERO);
    conduct.proved(A);
    assertThat(conduct.begin(A)).isEqualTo(Use.KEEP);
  }

  @Test
  void misconductDuringATrialIsNotForgottenAtItsEnd() {
    conduct.begin(A);
    conduct.misbehaved(A, "a");
    conduct.endTrial(A, Duration.ZERO);

    pass(Duration.ofMinutes(59));
    assertThat(conduct.begin(A)).isEqualTo(Use.ONCE);
  }

  @Test
  void theEndpointsThatWereNotCalledForLongestAreForgotten() {
    conduct.misbehaved(A, "a");
    for (int i = 0; i < 10_000; i++) {
      conduct.begin("http://b" + i);
    }

    assertThat(conduct.isBanned(A)).isFalse();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
