package dev.hookline.worker.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.contract.EndpointSettings;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rate is divided among workers without exceeding it. */
class TempoTest {

  private static final double WINDOW_NANOS = Tempo.WINDOW.toNanos();

  @ParameterizedTest
  @CsvSource({
    "2, 1000",
    "30, 60000",
    "6, 60000",
    "1, 60000",
    "1, 3600000",
    "50, 1000",
    "7, 1000",
    "1000, 1000",
    "100, 60000",
    "1, 1000",
    "11, 60000"
  })
  void theCallsOfAllWorkersInTenSecondsStayWithinTheRate(int calls, long per) {
    EndpointSettings.Rate rate = new EndpointSettings.Rate(calls, per);
    for (int workers = 1; workers <= 40; workers++) {
      int count = workers;
      double most =
          IntStream.range(0, count)
              .mapToObj(place -> Tempo.of(rate, new Share(count, place)))
              .flatMap(Optional::stream)
              .mapToDouble(
                  tempo -> Math.ceil(WINDOW_NANOS / tempo.intervalNanos()) + tempo.burst() - 1)
              .sum();
      double perSecond =
          IntStream.range(0, count)
              .mapToObj(place -> Tempo.of(rate, new Share(count, place)))
              .flatMap(Optional::stream)
              .mapToDouble(tempo -> 1e9 / tempo.intervalNanos())
              .sum();

      assertThat(most).as("%d workers", count).isLessThanOrEqualTo(CallTimes.allowed(rate));
      assertThat(perSecond / (calls * 1_000.0 / per)).isBetween(0.9999, 1.0001);
    }
  }

  @Test
  void fiveCallsAmongThreeWorkersAreTwoTwoAndOne() {
    EndpointSettings.Rate rate = new EndpointSettings.Rate(30, 60_000);

    assertThat(Tempo.of(rate, new Share(3, 0))).contains(new Tempo(5_000_000_000L, 1));
    assertThat(Tempo.of(rate, new Share(3, 1))).contains(new Tempo(5_000_000_000L, 1));
    assertThat(Tempo.of(rate, new Share(3, 2))).contains(new Tempo(10_000_000_000L, 1));
    assertThat(Tempo.of(rate, new Share(6, 5))).isEmpty();
  }

  @Test
  void aWorkerThatJoinsMakesNoOtherFaster() {
    EndpointSettings.Rate rate = new EndpointSettings.Rate(7, 10_000);
    for (int workers = 1; workers < 12; workers++) {
      for (int place = 0; place < workers; place++) {
        for (int after = place; after <= place + 1; after++) {
          assertThat(interval(rate, new Share(workers + 1, after)))
              .isGreaterThanOrEqualTo(interval(rate, new Share(workers, place)));
        }
      }
    }
  }

  private static long interval(EndpointSettings.Rate rate, Share share) {
    return Tempo.of(rate, share).map(Tempo::intervalNanos).orElse(Long.MAX_VALUE);
  }
}
