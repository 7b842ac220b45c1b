package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess.Ended;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The message and exit code of commands if no server responds. */
class UnresponsiveServerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "list --count",
        "watch",
        "watch OnTested:p7",
        "stats",
        "pause OnTested:p7",
        "cancel --event OnTested --yes",
        "replay OnTested:p7",
        "replay --event OnTested --dry-run",
        "replay status abc",
        "replay cancel abc",
        "show OnTested:p7"
      })
  void isReportedWithExitCodeThree(String command) throws Exception {
    Ended ended =
        HooklineProcess.run(Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1"), command.split(" "));

    assertThat(ended.err())
        .isEqualTo(
            "hookline: Temporal server at 127.0.0.1:1 does not respond (UNAVAILABLE); check"
                + " TEMPORAL_ADDRESS and that it is running\n");
    assertThat(ended.code()).isEqualTo(3);
  }

  @org.junit.jupiter.api.Test
  void devDoesNotReportThatItIsReady() throws Exception {
    Ended ended = HooklineProcess.run(Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1"), "dev");

    assertThat(ended.err())
        .isEqualTo(
            "hookline: Temporal server at 127.0.0.1:1 does not respond (UNAVAILABLE); check"
                + " TEMPORAL_ADDRESS and that it is running\n");
    assertThat(ended.code()).isEqualTo(3);
  }
}
