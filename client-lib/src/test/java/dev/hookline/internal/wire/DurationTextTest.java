package dev.hookline.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurationTextTest {

  @Test
  void showsTwoSignificantUnits() {
    assertThat(DurationText.ofMillis(0)).isEqualTo("0ms");
    assertThat(DurationText.ofMillis(999)).isEqualTo("999ms");
    assertThat(DurationText.ofMillis(1_000)).isEqualTo("1s");
    assertThat(DurationText.ofMillis(1_299)).isEqualTo("1.2s");
    assertThat(DurationText.ofMillis(59_999)).isEqualTo("59s");
    assertThat(DurationText.ofMillis(60_000)).isEqualTo("1m");
    assertThat(DurationText.ofMillis(200_000)).isEqualTo("3m20s");
    assertThat(DurationText.ofMillis(7_500_000)).isEqualTo("2h5m");
    assertThat(DurationText.ofMillis(273_600_000)).isEqualTo("3d4h");
  }
}
