package dev.hookline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void printsNothingThatMovesACursorOrTurnsTextAround() {
    assertThat(Printable.of("a\u001B[31m\u009B2J\u202Eb\n"))
        .isEqualTo("a\uFFFD[31m\uFFFD2J\uFFFDb\n");
    assertThat(Printable.line("one\ntwo three", 8)).isEqualTo("one two…");
  }
}
