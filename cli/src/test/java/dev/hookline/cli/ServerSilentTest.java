package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess.Ended;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command says and ends with where no server answers. */
class ServerSilentTest {

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
  void saysSoAndEndsWithThree(String command) throws Exception {
    Ended ended =
        HooklineProcess.run(Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1"), command.split(" "));

    assertThat(ended.err())
        .isEqualTo(
            "hookline: Temporal server at 127.0.0.1:1 does not answer (UNAVAILABLE); check"
                + " TEMPORAL_ADDRESS and that it runs\n");
    assertThat(ended.code()).isEqualTo(3);
  }

  @org.junit.jupiter.api.Test
  void devDoesNotSayThatItIsReady() throws Exception {
    Ended ended = HooklineProcess.run(Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1"), "dev");

    assertThat(ended.err())
        .isEqualTo(
            "hookline: Temporal server at 127.0.0.1:1 does not answer (UNAVAILABLE); check"
                + " TEMPORAL_ADDRESS and that it runs\n");
    assertThat(ended.code()).isEqualTo(3);
  }
}
