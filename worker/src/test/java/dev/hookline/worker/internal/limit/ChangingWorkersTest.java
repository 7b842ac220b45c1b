package dev.hookline.worker.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.contract.EndpointSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers join and die while all of them have calls for one endpoint, at low and high rates. */
class ChangingWorkersTest {

  private static final Duration STEP = Duration.ofMillis(50);
  private static final long FORGOTTEN = Duration.ofSeconds(90).toNanos();

  private final MovableNanos nanos = new MovableNanos();
  private final List<Simulated> workers = new ArrayList<>();
  private final CallTimes called = new CallTimes();

  /** A worker, with when the server saw it last. */
  private final class Simulated {

    private final String id;
    private final LimitedEndpoint endpoint;
    private final CallTimes own = new CallTimes();
    private long seen = nanos.getAsLong();
    private boolean isAlive = true;

    private Simulated(String id, EndpointSettings.Rate rate) {
      this.id = id;
      this.endpoint =
          new LimitedEndpoint(
              "mail",
              new EndpointSettings(null, null, rate, null),
              new LiveWorkers(id, () -> Optional.of(others(this)), nanos),
              nanos,
              () -> 0.5,
              (endpoint, state) -> {});
    }

    private void step() {
      seen = nanos.getAsLong();
      Admission admission =
          endpoint.enter(Arrival.AGAIN, () -> new EndpointSlots(3).take("mail").orElseThrow());
      if (admission instanceof Admission.Granted call) {
        own.add(nanos.getAsLong());
        called.add(nanos.getAsLong());
        call.close();
      }
    }
  }

  private List<String> others(Simulated own) {
    return workers.stream()
        .filter(other -> other != own && nanos.getAsLong() - other.seen <= FORGOTTEN)
        .map(other -> other.id)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"2, 1000", "30, 60000", "6, 60000", "1, 60000", "7, 1000", "20, 1000", "50, 1000"})
  void theRateHoldsAndNobodyStarves(int calls, long per) {
    EndpointSettings.Rate rate = new EndpointSettings.Rate(calls, per);
    join(rate, 1);
    run(60);
    join(rate, 2);
    run(40);
    join(rate, 1);
    run(240);
    long steady = nanos.getAsLong();
    run(240);
    long steadyEnd = nanos.getAsLong();
    workers.get(1).isAlive = false;
    run(45);
    join(rate, 1);
    run(200);
    long after = nanos.getAsLong();
    run(240);

    assertThat(called.most()).isLessThanOrEqualTo(CallTimes.allowed(rate));
    double expected = 240.0 * calls * 1_000 / per;
    assertThat(called.between(steady, steadyEnd) / expected).isBetween(0.75, 1.01);
    assertThat(called.between(after, nanos.getAsLong()) / expected).isBetween(0.75, 1.01);
    if (expected >= 240 / 10 * 4) {
      assertThat(workers)
          .filteredOn(worker -> worker.isAlive)
          .allSatisfy(
              worker -> assertThat(worker.own.between(after, nanos.getAsLong())).isPositive());
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 1000", "30, 60000", "20, 1000"})
  void theRateHoldsWhileWorkersCrashEveryFewSecondsAndIsUsedAgainAfterThat(int calls, long per) {
    EndpointSettings.Rate rate = new EndpointSettings.Rate(calls, per);
    join(rate, 3);
    run(60);
    for (int i = 0; i < 30; i++) {
      join(rate, 1);
      run(4);
      workers.get(workers.size() - 1).isAlive = false;
    }
    run(110); // those that died hold their share for 90 s
    long from = nanos.getAsLong();
    run(120);

    double expected = 120.0 * calls * 1_000 / per;
    assertThat(called.most()).isLessThanOrEqualTo(CallTimes.allowed(rate));
    assertThat(called.between(from, nanos.getAsLong()) / expected).isBetween(0.75, 1.01);
  }

  private void join(EndpointSettings.Rate rate, int count) {
    for (int i = 0; i < count; i++) {
      workers.add(new Simulated("worker-" + workers.size(), rate));
    }
  }

  private void run(int seconds) {
    for (long left = seconds * 1_000L; left > 0; left -= STEP.toMillis()) {
      workers.stream().filter(worker -> worker.isAlive).forEach(Simulated::step);
      nanos.pass(STEP);
    }
  }
}
