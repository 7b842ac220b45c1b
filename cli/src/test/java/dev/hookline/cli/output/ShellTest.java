package dev.hookline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellTest {

  @Test
  void quotesOnlyWhatAShellWouldRead() {
    assertThat(Shell.word("OnCreated:project-7")).isEqualTo("OnCreated:project-7");
    assertThat(Shell.word("OnCreated:two words")).isEqualTo("'OnCreated:two words'");
    assertThat(Shell.word("it's")).isEqualTo("'it'\\''s'");
    assertThat(Shell.word("")).isEqualTo("''");
  }
}
