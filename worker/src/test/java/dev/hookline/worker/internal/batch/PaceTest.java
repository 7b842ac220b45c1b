package dev.hookline.worker.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private long now = 7;

  /** A batch is replayed in parts, each with its own pace; a slow batch has parts of one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void keepsTheRateFromOnePartToTheNext(int part) {
    List<Long> times = new ArrayList<>();
    for (int replayed = 0; replayed < 10; replayed += part) {
      Pace pace = new Pace(0.5, replayed == 0, now);
      for (int number = 0; number < part; number++) {
        now += pace.left(now);
        pace.taken(now);
        times.add(now - 7);
      }
    }

    assertThat(times).startsWith(0L, 2 * SECOND, 4 * SECOND, 6 * SECOND, 8 * SECOND, 10 * SECOND);
  }

  @Test
  void doesNotCatchUpAfterASlowReplay() {
    Pace pace = new Pace(1, true, now);
    pace.taken(now);
    now += 10 * SECOND;

    assertThat(pace.left(now)).isZero();
    pace.taken(now);
    assertThat(pace.left(now)).isEqualTo(SECOND);
  }
}
