package dev.hookline.verification.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hookline.verification.bench.run.Measurement;
import dev.hookline.verification.bench.run.Names;
import dev.hookline.verification.bench.run.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetsTest {

  private final List<Measurement> turns = new ArrayList<>();

  @Test
  void aRatioIsTakenWithinEachRoundThenTheMedian() {
    turn(1, Names.HOOKLINE, Workload.ONE, 10, 1, 0);
    turn(1, Names.PLAIN, Workload.ONE, 100, 1, 0);
    turn(2, Names.HOOKLINE, Workload.ONE, 60, 1, 0);
    turn(2, Names.PLAIN, Workload.ONE, 100, 1, 0);
    turn(3, Names.HOOKLINE, Workload.ONE, 400, 1, 0);
    turn(3, Names.PLAIN, Workload.ONE, 1_000, 1, 0);

    Target p50 = target("p50, 1 sync, against plain");

    assertThat(p50.found()).isEqualTo(0.4);
    assertThat(p50.reached()).contains(true);
  }

  @Test
  void theCostOfADeliveryIsTheExtraCostOfItsEvent() {
    turn(1, Names.HOOKLINE, Workload.LOAD, 10, 20, 0);
    turn(1, Names.HOOKLINE, Workload.ASYNC_LOAD, 10, 40, 0);
    turn(1, Names.PLAIN, Workload.LOAD, 10, 40, 0);
    turn(1, Names.PLAIN, Workload.ASYNC_LOAD, 10, 80, 0);

    Target delivery = target("CPU of 1,000 async deliveries, against plain");

    assertThat(delivery.found()).isEqualTo(0.5);
    assertThat(delivery.reached()).contains(false);
  }

  @Test
  void moreEventsPerSecondAreBetter() {
    turn(1, Names.HOOKLINE, Workload.LOAD, 10, 1, 100);
    turn(1, Names.PLAIN_SHIPPED, Workload.LOAD, 10, 1, 30);

    Target perSecond = target("events/s at 32 callers, against plain on shipped settings");

    assertThat(perSecond.found()).isCloseTo(3.33, within(0.01));
    assertThat(perSecond.reached()).contains(true);
  }

  @Test
  void anUnmeasuredTargetIsNeitherReachedNorMissed() {
    turn(1, Names.HOOKLINE, Workload.LOAD, 10, 1, 100);

    assertThat(target("p50, 1 sync, against plain").reached()).isEqualTo(Optional.empty());
  }

  private Target target(String figure) {
    return Targets.of(new Figures(turns), List.of()).stream()
        .filter(target -> target.figure().equals(figure))
        .findFirst()
        .orElseThrow();
  }

  private void turn(
      int round, String system, Workload workload, double p50, double cpu, double perSecond) {
    turns.add(
        new Measurement(
            round,
            workload.name(),
            system,
            100,
            Map.of(),
            1,
            0,
            perSecond,
            p50,
            p50,
            p50,
            Map.of(),
            cpu,
            6,
            0,
            1,
            null));
  }
}
