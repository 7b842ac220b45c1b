package dev.hookline.worker.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.contract.EndpointSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rate of an endpoint, as one worker and as several keep it. */
class PaceTest {

  private static final Tempo ONE_PER_SECOND = new Tempo(1_000_000_000L, 1);

  private final MovableNanos nanos = new MovableNanos();
  private final Random random = new Random(3);

  private record Waiting(long at, int waits) {}

  @ParameterizedTest
  @CsvSource({
    "50, 1000, 1",
    "50, 1000, 3",
    "7, 1000, 3",
    "1000, 1000, 3",
    "100, 60000, 3",
    "2, 1000, 3",
    "30, 60000, 3",
    "30, 60000, 1",
    "6, 60000, 3"
  })
  void aBacklogIsCalledAtTheRateAndNeverMuchFaster(int calls, long per, int workers) {
    EndpointSettings.Rate rate = new EndpointSettings.Rate(calls, per);
    List<Pace> paces = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      paces.add(pace());
    }
    PriorityQueue<Waiting> waiting =
        new PriorityQueue<>((a, b) -> Long.compare(a.at() - b.at(), 0));
    int backlog = Math.max(20, (int) (calls * 100_000.0 / per));
    for (int i = 0; i < backlog; i++) {
      waiting.add(new Waiting(nanos.getAsLong(), 0));
    }
    CallTimes called = new CallTimes();
    long tries = 0;
    while (!waiting.isEmpty()) {
      Waiting next = waiting.poll();
      nanos.pass(Duration.ofNanos(Math.max(0, next.at() - nanos.getAsLong())));
      int worker = random.nextInt(workers);
      Optional<Tempo> tempo = Tempo.of(rate, new Share(workers, worker));
      Duration wait =
          tempo.isPresent()
              ? paces.get(worker).take(Arrival.after(next.waits()), tempo.get())
              : growing(next.waits());
      tries++;
      if (wait.isZero()) {
        called.add(nanos.getAsLong());
      } else {
        waiting.add(new Waiting(nanos.getAsLong() + wait.toNanos(), next.waits() + 1));
      }
    }

    double atTheRate = CallTimes.MOST * backlog * per / 1_000.0 / calls;
    assertThat(called.most()).isLessThanOrEqualTo(CallTimes.allowed(rate));
    // calls come back to any worker, so a low share is not fully used
    boolean isSlow = calls * 1_000 / per < workers;
    assertThat(called.secondsOfMost() / atTheRate).isBetween(0.9, isSlow ? 1.8 : 1.2);
    assertThat(tries).as("tries of %d calls", backlog).isLessThan(9L * backlog);
  }

  @Test
  void aCallThatHasWaitedGoesBeforeNewOnes() {
    Pace pace = pace();
    assertThat(pace.take(Arrival.NEW, ONE_PER_SECOND)).isZero();
    Duration turn = pace.take(Arrival.NEW, ONE_PER_SECOND);
    assertThat(turn).isBetween(Duration.ofMillis(900), Duration.ofSeconds(2));
    assertThat(pace.take(Arrival.NEW, ONE_PER_SECOND)).isGreaterThan(turn);

    nanos.pass(turn);

    assertThat(pace.take(Arrival.NEW, ONE_PER_SECOND)).isPositive();
    assertThat(pace.take(Arrival.LOCAL, ONE_PER_SECOND)).isPositive();
    assertThat(pace.take(Arrival.ONCE_MORE, ONE_PER_SECOND)).isZero();
  }

  @Test
  void aLocalAttemptThatIsDeclinedTakesNoTurn() {
    Pace pace = pace();
    assertThat(pace.take(Arrival.LOCAL, ONE_PER_SECOND)).isZero();
    for (int i = 0; i < 100; i++) {
      assertThat(pace.take(Arrival.LOCAL, ONE_PER_SECOND)).isPositive();
    }

    assertThat(pace.take(Arrival.NEW, ONE_PER_SECOND)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void turnsLapseWhoseCallersAreGone() {
    Pace pace = pace();
    int called = burst(pace, 1_000);
    assertThat(called).isEqualTo(1);

    nanos.pass(Duration.ofMinutes(1));

    assertThat(pace.take(Arrival.NEW, ONE_PER_SECOND)).isZero();
    assertThat(pace.take(Arrival.NEW, ONE_PER_SECOND)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void newCallsAreMadeWithinSecondsAfterABurstWhoseCallersAreGone() {
    Pace pace = pace();
    burst(pace, 1_000);

    int refused = 0;
    while (!pace.take(Arrival.NEW, ONE_PER_SECOND).isZero()) {
      refused++;
      nanos.pass(Duration.ofSeconds(2));
    }

    assertThat(refused).isLessThan(15);
    nanos.pass(Duration.ofSeconds(1));
    assertThat(pace.take(Arrival.NEW, ONE_PER_SECOND)).isZero();
  }

  @Test
  void aCallThatArrivesRightAfterABurstWhoseCallersAreGoneIsMadeWithinAMinute() {
    Pace pace = pace();
    burst(pace, 1_000);

    Duration look = pace.take(Arrival.NEW, ONE_PER_SECOND);

    assertThat(look).isLessThanOrEqualTo(Duration.ofSeconds(31));
    nanos.pass(look);
    assertThat(pace.take(Arrival.ONCE_MORE, ONE_PER_SECOND)).isZero();
  }

  @Test
  void turnsLapseFasterThanTheyComeIfHalfOfTheirCallersAreGone() {
    Pace pace = pace();
    for (int i = 0; i < 2_000; i++) {
      pace.take(Arrival.ONCE_MORE, ONE_PER_SECOND); // turns of half an hour
    }

    int calls = 0;
    Duration wait = Duration.ofMinutes(1);
    while (!wait.isZero() && calls < 500) {
      nanos.pass(Duration.ofSeconds(2));
      assertThat(pace.take(Arrival.AGAIN, ONE_PER_SECOND)).isZero();
      calls++;
      nanos.pass(Duration.ofSeconds(1));
      wait = pace.take(Arrival.NEW, ONE_PER_SECOND);
    }

    assertThat(calls).isLessThan(200);
  }

  @Test
  void aTempoThatChangesTakesNoCallTwiceAndLosesNone() {
    Pace pace = pace();
    CallTimes called = new CallTimes();
    for (int i = 0; i < 10_000; i++) {
      int workers = 2 + (i / 20) % 2; // each two seconds
      Tempo tempo =
          Tempo.of(new EndpointSettings.Rate(2, 1_000), new Share(workers, 0)).orElseThrow();
      if (pace.take(Arrival.AGAIN, tempo).isZero()) {
        called.add(nanos.getAsLong());
      }
      nanos.pass(Duration.ofMillis(100));
    }

    // one per second, then one per 10/7 of a second
    assertThat(called.most()).isLessThanOrEqualTo(10);
    assertThat(called.size()).isBetween(700, 1_000);
  }

  @Test
  void thereAreNoCallsBeforeTheStart() {
    Pace pace =
        new Pace(nanos.getAsLong() + Duration.ofSeconds(9).toNanos(), nanos, random::nextDouble);

    Duration wait = pace.take(Arrival.NEW, ONE_PER_SECOND);

    assertThat(wait).isBetween(Duration.ofSeconds(9), Duration.ofMillis(9_200));
    nanos.pass(wait);
    assertThat(pace.take(Arrival.ONCE_MORE, ONE_PER_SECOND)).isZero();
  }

  private int burst(Pace pace, int calls) {
    int called = 0;
    for (int i = 0; i < calls; i++) {
      called += pace.take(Arrival.NEW, ONE_PER_SECOND).isZero() ? 1 : 0;
    }
    return called;
  }

  private Pace pace() {
    return new Pace(nanos.getAsLong(), nanos, random::nextDouble);
  }

  /** The wait of a call whose worker may not make it, as in RetryDelays. */
  private Duration growing(int waits) {
    double millis = Math.min(30_000, 500 * Math.pow(2, waits));
    return Duration.ofMillis((long) (millis * (1 + random.nextDouble())));
  }
}
