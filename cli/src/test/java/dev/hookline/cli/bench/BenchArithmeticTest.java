package dev.hookline.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenchArithmeticTest {

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
  void refusesTheAskedShareOfFirstAttemptsAndNoOther() {
    Tally tally = new Tally(shape(0, 12.5));

    long refused = IntStream.range(0, 80).filter(i -> tally.refuses(1)).count();

    assertThat(refused).isEqualTo(10);
    assertThat(IntStream.range(0, 80).filter(i -> tally.refuses(2)).count()).isZero();
    assertThat(tally.requests()).isEqualTo(160);
    assertThat(tally.refused()).isEqualTo(10);
  }

  @Test
  void countsADeliveryOnceHoweverOftenItArrives() {
    Tally tally = new Tally(shape(2, 0));
    tally.sending(7, 0);

    tally.delivered(1, 7, 5_000_000);
    tally.delivered(1, 7, 6_000_000);
    assertThat(tally.undelivered()).isEqualTo(1);
    tally.delivered(2, 7, 9_000_000);

    assertThat(tally.undelivered()).isZero();
    assertThat(tally.deliveries().count()).isEqualTo(2);
  }

  @Test
  void readsTheNumberOfAnEventBackFromItsPayload() {
    Shape shape = shape(1, 0);

    assertThat(Shape.numberOf(shape.payload(4711))).isEqualTo(4711);
    assertThat(shape.payload(4711)).hasSize(1024);
    assertThat(Shape.numberOf("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
  }

  @Test
  void addsTheTimesOfAProcessAndItsEndedChildren() {
    String stat = "42 (post gres) x) S 1 42 42 0 -1 4194560 1 2 3 4 150 50 30 20 20 0 1 0 99";

    assertThat(ProcessCpu.secondsIn(stat)).isEqualTo(2.5);
  }

  @Test
  void spreadsCpuOverThousandEvents() {
    assertThat(CpuMeter.used("worker", 3.0, 1500).perThousandEvents()).isEqualTo(2.0);
    assertThat(CpuMeter.used("worker", null, 1500).perThousandEvents()).isNull();
    assertThat(CpuMeter.used("worker", 3.0, 0).perThousandEvents()).isNull();
  }

  @Test
  void spacesEventsByTheRate() {
    Load load = new Load(5, 50.0, null, Duration.ofSeconds(1));

    assertThat(load.dueNanos(50)).isEqualTo(1_000_000_000L);
    assertThat(load.isWithin(49, load.dueNanos(49))).isTrue();
    assertThat(load.isWithin(50, load.dueNanos(50))).isFalse();
  }

  @Test
  void readsSizesAndRates() {
    assertThat(Amounts.bytes("--payload", "1KB")).isEqualTo(1024);
    assertThat(Amounts.bytes("--payload", "1mb")).isEqualTo(1 << 20);
    assertThat(Amounts.bytes("--payload", "77")).isEqualTo(77);
    assertThat(Amounts.perSecond("--rate", "600/m")).isEqualTo(10);
    assertThatThrownBy(() -> Amounts.perSecond("--rate", "fast"))
        .hasMessage("--rate must be a rate such as 50/s or 600/m, found 'fast'");
  }

  @Test
  void refusesAnEventWithoutWebhooks() {
    assertThatThrownBy(() -> new Shape(0, 0, 1024, 100, 0, Duration.ZERO))
        .hasMessage("--sync and --async must be from 0 to 60 and not both 0, found 0 and 0");
  }

  @Test
  void writesThreeDigitsThatCount() {
    assertThat(Figure.of(0.12345)).isEqualTo("0.123");
    assertThat(Figure.of(12.3)).isEqualTo("12.3");
    assertThat(Figure.of(12345.6)).isEqualTo("12,346");
  }

  private static Shape shape(int async, double fail) {
    return new Shape(1, async, 1024, 100, fail, Duration.ZERO);
  }
}
