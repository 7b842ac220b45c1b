package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.TemporalTier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that is recorded now and starts later, as an operator meets it. */
@Tag("server")
@NeedsRealServer
class InvokeLaterTest {

  private static final String ID = OneWebhook.EVENT + ":later";

  @TempDir private Path folder;

  @Test
  void isScheduledListedAndCancelled() throws Exception {
    String[] invoke = OneWebhook.invoke(folder, "http://127.0.0.1:1/labels", "later");
    Ended scheduled = hookline(with(invoke, "--delay", "1h"));
    Ended again = hookline(with(invoke, "--start-at", "2026-01-01T00:00:00Z", "--detach"));
    Ended listed = hookline("list", "--status", "scheduled", "--key", "later");
    while (!listed.out().contains(ID)) {
      listed = hookline("list", "--status", "scheduled", "--key", "later");
    }
    JsonNode shown = json("show", ID);
    Ended text = hookline("show", ID);
    Ended cancelled = hookline("cancel", ID);
    String status;
    try (HooklineWorker worker =
        HooklineWorker.start(TemporalTier.current().client(), WorkerSettings.of(name -> null))) {
      do {
        status = json("show", ID).at("/execution/status").asText();
      } while (status.equals("running"));
    }

    String start = shown.at("/execution/startAt").asText();
    assertThat(scheduled.code()).isZero();
    assertThat(scheduled.out())
        .contains("status     scheduled, starts at " + start.substring(0, 19));
    assertThat(again.out()).contains("status     attached\n");
    assertThat(listed.out()).containsPattern("scheduled for 20\\S+Z");
    assertThat(text.out()).contains("status     scheduled\n").contains("start at   " + start);
    assertThat(cancelled.code()).isZero();
    assertThat(status).isEqualTo("cancelled");
  }

  private static String[] with(String[] command, String... more) {
    return Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray(String[]::new);
  }

  private static JsonNode json(String... command) throws Exception {
    return new ObjectMapper().readTree(hookline(with(command, "--output", "json")).out());
  }

  private static Ended hookline(String... command) throws Exception {
    return HooklineProcess.run(
        Map.of("TEMPORAL_ADDRESS", TemporalTier.current().address()), command);
  }
}
