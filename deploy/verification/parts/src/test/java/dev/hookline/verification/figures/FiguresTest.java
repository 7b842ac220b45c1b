package dev.hookline.verification.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void findsQuantilesInMilliseconds() {
    LatencyRecord record = new LatencyRecord();
    IntStream.rangeClosed(1, 1000).forEach(millis -> record.add(millis * 1_000_000L));

    LatencyFigures figures = record.figures();

    assertThat(figures.count()).isEqualTo(1000);
    assertThat(figures.p50()).isBetween(499.0, 501.0);
    assertThat(figures.p99()).isBetween(989.0, 991.0);
    assertThat(figures.max()).isBetween(999.0, 1001.0);
    assertThat(figures.mean()).isBetween(500.0, 501.0);
  }

  @Test
  void countsEveryLatencyInOneStepOfTheHistogram() {
    LatencyRecord record = new LatencyRecord();
    List.of(1_500_000L, 1_500_000L, 40_000_000L).forEach(record::add);

    LatencyFigures figures = record.figures();

    assertThat(figures.histogram().stream().mapToLong(LatencyFigures.Step::count).sum())
        .isEqualTo(3);
    assertThat(figures.histogram().get(0).count()).isEqualTo(2);
    assertThat(figures.histogram().get(0).from()).isLessThanOrEqualTo(1.5);
    assertThat(figures.histogram().get(0).to()).isGreaterThan(1.5);
  }

  @Test
  void dividesTheTimelineIntoSeconds() {
    LatencyRecord record = new LatencyRecord();
    long now = System.nanoTime();
    record.add(1_000_000, now);
    record.add(3_000_000, now + 2_000_000_000L);
    record.add(3_000_000, now + 2_000_000_000L);

    assertThat(record.seconds())
        .extracting(LatencyFigures.Second::second, LatencyFigures.Second::count)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0L, 1L),
            org.assertj.core.groups.Tuple.tuple(2L, 2L));
  }

  @Test
  void addsTheTimesOfAProcessAndItsEndedChildren() {
    String stat = "42 (post gres) x) S 1 42 42 0 -1 4194560 1 2 3 4 150 50 30 20 20 0 1 0 99";

    assertThat(ProcessCpu.secondsIn(stat)).isEqualTo(2.5);
  }

  @Test
  void addsTheTimesThatTheMachineWasBusy() {
    String stat = "cpu  100 20 30 4000 500 6 7 8 90 10\ncpu0 1 2 3 4 5 6 7 8 9 10\n";

    assertThat(MachineCpu.busySecondsIn(stat)).isEqualTo(1.71);
  }

  @Test
  void aRunIsDisturbedIfOthersUseMoreThanATenthOfTheMachine() {
    assertThat(new OtherCpu(1.6, 0.1).isDisturbing()).isFalse();
    assertThat(new OtherCpu(1.7, 0.106).isDisturbing()).isTrue();
    assertThat(new OtherCpu(1.7, 0.106).percent()).isEqualTo("10.6 %");
  }

  @Test
  void spreadsCpuOverThousandEvents() {
    assertThat(CpuMeter.used("worker", 3.0, 1500).perThousandEvents()).isEqualTo(2.0);
    assertThat(CpuMeter.used("worker", null, 1500).perThousandEvents()).isNull();
    assertThat(CpuMeter.used("worker", 3.0, 0).perThousandEvents()).isNull();
  }

  @Test
  void writesThreeSignificantDigits() {
    assertThat(Figure.of(0.12345)).isEqualTo("0.123");
    assertThat(Figure.of(12.3)).isEqualTo("12.3");
    assertThat(Figure.of(12345.6)).isEqualTo("12,346");
  }
}
