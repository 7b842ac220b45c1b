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
    assertThat(ended.err().lines().filter(line -> isWarning(line) && !isOfSlowMachine(line)))
        .isEmpty();
  }

  private static boolean isWarning(String line) {
    return line.contains(" WARN ") || line.contains(" ERROR ");
  }

  /** On a busy machine the SDK loses a workflow task to its timeout, and the server repeats it. */
  private static boolean isOfSlowMachine(String line) {
    return line.contains("Failure while reporting workflow progress to the server");
  }
}
