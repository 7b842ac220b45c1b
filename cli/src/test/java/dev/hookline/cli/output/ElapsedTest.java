package dev.hookline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElapsedTest {

  @Test
  void saysTheTwoFiguresThatMatter() {
    assertThat(Elapsed.ofMillis(0)).isEqualTo("0ms");
    assertThat(Elapsed.ofMillis(999)).isEqualTo("999ms");
    assertThat(Elapsed.ofMillis(1_000)).isEqualTo("1s");
    assertThat(Elapsed.ofMillis(1_299)).isEqualTo("1.2s");
    assertThat(Elapsed.ofMillis(59_999)).isEqualTo("59s");
    assertThat(Elapsed.ofMillis(60_000)).isEqualTo("1m");
    assertThat(Elapsed.ofMillis(200_000)).isEqualTo("3m20s");
    assertThat(Elapsed.ofMillis(7_500_000)).isEqualTo("2h5m");
    assertThat(Elapsed.ofMillis(273_600_000)).isEqualTo("3d4h");
  }

  @Test
  void printsNothingThatMovesACursorOrTurnsTextAround() {
    assertThat(Printable.of("a\u001B[31m\u009B2J\u202Eb\n"))
        .isEqualTo("a\uFFFD[31m\uFFFD2J\uFFFDb\n");
    assertThat(Printable.line("one\ntwo three", 8)).isEqualTo("one two…");
  }
}
