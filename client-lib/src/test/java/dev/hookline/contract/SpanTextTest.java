package dev.hookline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpanTextTest {

  @Test
  void saysTheTwoFiguresThatMatter() {
    assertThat(SpanText.ofMillis(0)).isEqualTo("0ms");
    assertThat(SpanText.ofMillis(999)).isEqualTo("999ms");
    assertThat(SpanText.ofMillis(1_000)).isEqualTo("1s");
    assertThat(SpanText.ofMillis(1_299)).isEqualTo("1.2s");
    assertThat(SpanText.ofMillis(59_999)).isEqualTo("59s");
    assertThat(SpanText.ofMillis(60_000)).isEqualTo("1m");
    assertThat(SpanText.ofMillis(200_000)).isEqualTo("3m20s");
    assertThat(SpanText.ofMillis(7_500_000)).isEqualTo("2h5m");
    assertThat(SpanText.ofMillis(273_600_000)).isEqualTo("3d4h");
  }
}
