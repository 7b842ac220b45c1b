package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTextTest {

  @Test
  void countsOneAsOne() {
    assertThat(CountText.of(1)).isEqualTo("1 execution");
    assertThat(CountText.of(0)).isEqualTo("0 executions");
    assertThat(CountText.of(300)).isEqualTo("300 executions");
  }
}
