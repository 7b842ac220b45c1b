package dev.hookline.worker.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The number of workers that share an endpoint's limits. */
class LiveWorkersTest {

  private final MovableNanos nanos = new MovableNanos();
  private final AtomicInteger asked = new AtomicInteger();
  private OptionalInt others = OptionalInt.of(0);
  private boolean isDown;
  private final LiveWorkers workers = new LiveWorkers(this::others, nanos);

  @Test
  void isOneOnAServerThatCannotTell() {
    others = OptionalInt.empty();

    assertThat(workers.count()).isEqualTo(1);
  }

  @Test
  void aWorkerThatIsAloneStartsAfterTwoSeconds() {
    assertThat(workers.count()).isZero();
    assertThat(workers.untilKnown())
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(2).plusMillis(100));

    nanos.pass(Duration.ofSeconds(2));

    assertThat(workers.count()).isEqualTo(1);
  }

  @Test
  void aWorkerThatJoinsStartsOnceTheOthersHaveCountedIt() {
    others = OptionalInt.of(2);
    assertThat(workers.count()).isZero();
    nanos.pass(Duration.ofSeconds(7));
    assertThat(workers.count()).isZero();
    assertThat(workers.untilKnown()).isGreaterThan(Duration.ofSeconds(1));

    nanos.pass(Duration.ofSeconds(1));

    assertThat(workers.count()).isEqualTo(3);
  }

  @Test
  void seesAChangeWithinFiveSecondsAndAsksNoMoreOften() {
    nanos.pass(Duration.ofSeconds(60));
    assertThat(workers.count()).isEqualTo(1);
    others = OptionalInt.of(1);

    for (int i = 0; i < 50; i++) {
      nanos.pass(Duration.ofMillis(100));
      workers.count();
    }
    nanos.pass(Duration.ofMillis(100));

    assertThat(workers.count()).isEqualTo(2);
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void keepsTheLastNumberWhileTheServerIsUnreachable() {
    others = OptionalInt.of(2);
    nanos.pass(Duration.ofSeconds(60));
    assertThat(workers.count()).isEqualTo(3);
    isDown = true;

    nanos.pass(Duration.ofSeconds(60));

    assertThat(workers.count()).isEqualTo(3);
  }

  @Test
  void asksAServerThatHasNeverRespondedNoMoreOftenEither() {
    isDown = true;
    for (int i = 0; i < 100; i++) {
      workers.count();
      nanos.pass(Duration.ofMillis(100));
    }

    assertThat(asked.get()).isEqualTo(2);
    assertThat(workers.count()).isEqualTo(1);
    isDown = false;
    others = OptionalInt.of(2);
    nanos.pass(Duration.ofSeconds(5));
    assertThat(workers.count()).isEqualTo(3);
  }

  private OptionalInt others() {
    asked.incrementAndGet();
    if (isDown) {
      throw new IllegalStateException("server is down");
    }
    return others;
  }
}
