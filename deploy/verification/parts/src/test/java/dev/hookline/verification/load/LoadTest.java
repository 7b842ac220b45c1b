package dev.hookline.verification.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {

  @Test
  void refusesTheRequestedShareOfFirstAttemptsAndNoOther() {
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
  void roundTripsTheNumberOfAnEventThroughItsPayload() {
    Shape shape = shape(1, 0);

    assertThat(Shape.numberOf(shape.payload(4711))).isEqualTo(4711);
    assertThat(shape.payload(4711)).hasSize(1024);
    assertThat(Shape.numberOf("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
  }

  @Test
  void spacesEventsByTheRate() {
    Load load = new Load(5, 50.0, null, Duration.ofSeconds(1));

    assertThat(load.dueNanos(50)).isEqualTo(1_000_000_000L);
    assertThat(load.isWithin(49, load.dueNanos(49))).isTrue();
    assertThat(load.isWithin(50, load.dueNanos(50))).isFalse();
  }

  @Test
  void refusesAnEventWithoutWebhooks() {
    assertThatThrownBy(() -> new Shape(0, 0, 1024, 100, 0, Duration.ZERO))
        .hasMessage("--sync and --async must be from 0 to 60 and not both 0, found 0 and 0");
  }

  private static Shape shape(int async, double fail) {
    return new Shape(1, async, 1024, 100, fail, Duration.ZERO);
  }
}
