package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {

  @Test
  void countsOneAsOne() {
    assertThat(Count.of(1)).isEqualTo("1 execution");
    assertThat(Count.of(0)).isEqualTo("0 executions");
    assertThat(Count.of(300)).isEqualTo("300 executions");
  }
}
