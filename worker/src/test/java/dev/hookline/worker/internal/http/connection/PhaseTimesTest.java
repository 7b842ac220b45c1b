package dev.hookline.worker.internal.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhaseTimesTest {

  private final PhaseTimes times = new PhaseTimes();

  @Test
  void includesThePhaseInWhichTheAttemptFailed() {
    times.begin(Phase.CONNECT);
    times.end(Phase.CONNECT);
    times.begin(Phase.FIRST_BYTE);

    assertThat(times.durations()).containsOnlyKeys("connect", "first_byte");
    assertThat(times.durations()).isEqualTo(times.durations());
  }
}
