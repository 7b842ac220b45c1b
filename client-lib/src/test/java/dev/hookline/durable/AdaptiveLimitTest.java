package dev.hookline.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** The number of concurrent starts follows how long they take. */
class AdaptiveLimitTest {

  private static final double MILLIS = 1e6;
  private static final int MAX = 64;

  private final AdaptiveLimit limit = new AdaptiveLimit(MAX, 0);
  private final Random random = new Random(5);
  private long now;

  @Test
  void becomesSmallOnAServerThatIsFull() {
    run(Duration.ofSeconds(30), server(64, 12));

    // up to 8 times 12 ms at 64 starts per second, and some luck
    assertThat(limit.current()).isBetween(4, 10);
  }

  @Test
  void staysSmallForAsLongAsTheServerIsFull() {
    run(Duration.ofMinutes(30), server(64, 12));

    assertThat(limit.current()).isBetween(4, 10);
  }

  @Test
  void growsToTheMaximumOnAServerThatIsFarAway() {
    run(Duration.ofSeconds(10), () -> 150 + 30 * random.nextDouble());

    assertThat(limit.current()).isEqualTo(MAX);
  }

  @Test
  void growsToTheMaximumOnAServerWhoseTimesVary() {
    run(Duration.ofSeconds(10), () -> 5 + 10 * random.nextDouble());

    assertThat(limit.current()).isEqualTo(MAX);
  }

  @Test
  void growsWithTheServer() {
    run(Duration.ofSeconds(30), server(64, 12));
    run(Duration.ofSeconds(30), server(10_000, 12));

    assertThat(limit.current()).isEqualTo(MAX);
  }

  @Test
  void getsUsedToASlowerNetworkWithinMinutes() {
    run(Duration.ofSeconds(10), () -> 5.0);
    run(Duration.ofSeconds(20), () -> 100.0);
    assertThat(limit.current()).isEqualTo(4);

    run(Duration.ofMinutes(6), () -> 100.0);

    assertThat(limit.current()).isEqualTo(MAX);
  }

  @Test
  void doesNotGrowWithoutAQueue() {
    int before = limit.current();
    for (int i = 0; i < 1_000; i++) {
      now += (long) (20 * MILLIS);
      assertThat(limit.ended(now, (long) (5 * MILLIS), true, false)).isEqualTo(before);
    }
  }

  @Test
  void aFailedStartIsNotTheFastest() {
    run(Duration.ofSeconds(10), () -> 20.0);
    limit.ended(now, 1, false, true);

    run(Duration.ofSeconds(10), () -> 20.0);

    assertThat(limit.current()).isEqualTo(MAX);
  }

  @Test
  void isNeverMoreThanTheMaximumNorLessThanOne() {
    AdaptiveLimit one = new AdaptiveLimit(1, 0);
    for (int i = 1; i < 1_000; i++) {
      long millis = i % 2 == 0 ? 1 : 1_000;
      assertThat(one.ended(i * 200_000_000L, (long) (millis * MILLIS), true, true)).isEqualTo(1);
    }
  }

  /** A server that completes this many starts per second, or one within about its shortest time. */
  private DoubleSupplier server(double perSecond, double shortest) {
    return () -> {
      double mean = limit.current() * 1_000 / perSecond;
      return shortest + Math.max(0, mean - shortest) * erlang();
    };
  }

  /** Of mean 1: the time of three steps that each wait in a queue. */
  private double erlang() {
    double product = 1;
    for (int step = 0; step < 3; step++) {
      product *= 1 - random.nextDouble();
    }
    return -Math.log(product) / 3;
  }

  /** As many callers as permits, each with the next start when one has ended. */
  private void run(Duration time, DoubleSupplier millis) {
    long end = now + time.toNanos();
    while (now < end) {
      double took = millis.getAsDouble() * MILLIS;
      now += (long) (took / limit.current());
      limit.ended(now, (long) took, true, true);
    }
  }
}
