package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExecutionTableTest {

  @Test
  void usesTheSingularForOne() {
    assertThat(ExecutionTable.count(1)).isEqualTo("1 execution");
    assertThat(ExecutionTable.count(0)).isEqualTo("0 executions");
    assertThat(ExecutionTable.count(300)).isEqualTo("300 executions");
  }
}
