package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess.Ended;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first thing that a new user runs. */
class DemoProcessTest {

  @Test
  void runsItsStoryAndWarnsOnlyOfTheFailuresInIt() throws Exception {
    Ended ended = HooklineProcess.run(Map.of(), "demo");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
  }
}
