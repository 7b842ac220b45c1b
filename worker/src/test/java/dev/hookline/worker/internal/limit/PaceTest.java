package dev.hookline.worker.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.contract.EndpointSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rate of an endpoint, as one worker and as several keep it. */
class PaceTest {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final MovableNanos nanos = new MovableNanos();
  private final Random random = new Random(3);

  private record Waiting(long at, Arrival arrival) {}

  @ParameterizedTest
  @CsvSource({"50, 1000, 1", "50, 1000, 3", "7, 1000, 3", "1000, 1000, 3", "100, 60000, 3"})
  void aBacklogIsCalledAtTheRateAndNeverMuchFaster(int calls, long per, int workers) {
    double perSecond = calls * 1_000.0 / per;
    List<Pace> paces = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      paces.add(pace(calls, per));
    }
    PriorityQueue<Waiting> waiting =
        new PriorityQueue<>((a, b) -> Long.compare(a.at() - b.at(), 0));
    int backlog = (int) (perSecond * 100);
    for (int i = 0; i < backlog; i++) {
      waiting.add(new Waiting(nanos.getAsLong(), Arrival.NEW));
    }
    List<Long> called = new ArrayList<>();
    long tries = 0;
    while (!waiting.isEmpty()) {
      Waiting next = waiting.poll();
      nanos.pass(Duration.ofNanos(Math.max(0, next.at() - nanos.getAsLong())));
      Duration wait = paces.get(random.nextInt(workers)).take(next.arrival(), workers);
      tries++;
      if (wait.isZero()) {
        called.add(nanos.getAsLong());
      } else {
        waiting.add(new Waiting(nanos.getAsLong() + wait.toNanos(), Arrival.AGAIN));
      }
    }

    double seconds = (called.get(called.size() - 1) - called.get(0)) / 1e9;
    assertThat(seconds).isBetween(90.0, 125.0);
    assertThat(most(called)).isLessThanOrEqualTo((int) Math.ceil(perSecond * 10 * 1.1) + 1);
    assertThat(tries).as("tries of %d calls", backlog).isLessThan(4L * backlog);
  }

  @Test
  void aCallThatHasWaitedGoesBeforeNewOnes() {
    Pace pace = pace(1, 1_000);
    assertThat(pace.take(Arrival.NEW, 1)).isZero();
    Duration turn = pace.take(Arrival.NEW, 1);
    assertThat(turn).isBetween(Duration.ofMillis(900), Duration.ofSeconds(2));
    assertThat(pace.take(Arrival.NEW, 1)).isGreaterThan(turn);

    nanos.pass(turn);

    assertThat(pace.take(Arrival.NEW, 1)).isPositive();
    assertThat(pace.take(Arrival.LOCAL, 1)).isPositive();
    assertThat(pace.take(Arrival.AGAIN, 1)).isZero();
  }

  @Test
  void aLocalAttemptThatIsDeclinedTakesNoTurn() {
    Pace pace = pace(1, 1_000);
    assertThat(pace.take(Arrival.LOCAL, 1)).isZero();
    for (int i = 0; i < 100; i++) {
      assertThat(pace.take(Arrival.LOCAL, 1)).isPositive();
    }

    assertThat(pace.take(Arrival.NEW, 1)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aShareThatChangesStartsWithoutPermits() {
    Pace pace = pace(60, 1_000);
    assertThat(pace.take(Arrival.AGAIN, 3)).isZero();

    assertThat(pace.take(Arrival.AGAIN, 2)).isPositive();
    nanos.pass(Duration.ofMillis(500));
    int taken = 0;
    while (pace.take(Arrival.AGAIN, 2).isZero()) {
      taken++;
    }

    assertThat(taken).isEqualTo(15);
  }

  private Pace pace(int calls, long per) {
    return new Pace(new EndpointSettings.Rate(calls, per), nanos, random::nextDouble);
  }

  /** The most calls in any ten seconds. */
  private static int most(List<Long> called) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < called.size(); last++) {
      while (called.get(last) - called.get(first) >= TEN_SECONDS.toNanos()) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
