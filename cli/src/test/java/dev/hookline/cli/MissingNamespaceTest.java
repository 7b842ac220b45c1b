package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.TemporalTier;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A missing namespace is not reported as a missing execution. */
@Tag("server")
@Tag("any-database")
@NeedsRealServer
class MissingNamespaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "list --count",
        "watch",
        "watch OnTested:k",
        "stats",
        "worker",
        "show OnTested:k",
        "replay OnTested:k",
        "replay status 6bc42486-9d64",
        "cancel OnTested:k",
        "pause OnTested:k",
        "resume OnTested:k",
        "retry-now OnTested:k",
      })
  void isNamedByEachCommand(String command) throws Exception {
    String address = TemporalTier.current().address();

    Ended ended =
        HooklineProcess.run(
            Map.of("TEMPORAL_ADDRESS", address, "TEMPORAL_NAMESPACE", "nowhere"),
            command.split(" "));

    assertThat(ended.err())
        .isEqualTo(
            "hookline: Temporal server at %s has no namespace 'nowhere'; create it with hookline setup, or set TEMPORAL_NAMESPACE\n"
                .formatted(address));
    assertThat(ended.code()).isEqualTo(3);
  }
}
