package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hookline redirect}, as an operator whose endpoint has moved uses it. */
@Tag("server")
@NeedsRealServer
class RedirectProcessTest {

  private static final String ID = OneWebhook.EVENT + ":moved";

  private final Receiver receiver = new Receiver();
  private final HooklineWorker worker =
      HooklineWorker.start(TemporalTier.current().client(), WorkerSettings.of(name -> null));

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void previewsThenRedirectsWhatIsPending() throws Exception {
    receiver
        .on("old", Step.of(503, "{}").with("Retry-After", "3600"))
        .on("new", Step.of(200, "{\"n\":1}"));
    String[] invoke = OneWebhook.invoke(folder, receiver.url("old"), "moved");
    hookline(with(invoke, "--detach"));
    String[] redirect = {
      "redirect",
      "--query",
      "WorkflowId = '" + ID + "'",
      "--webhook",
      "labels",
      "--url",
      receiver.url("new"),
      "--header",
      "X-Moved: yes",
      "--retry",
      "{maxAttempts: 9}"
    };

    Ended preview = hookline(with(redirect, "--dry-run"));
    while (!preview.out().contains(ID)) { // listed, and pending after its first attempt
      preview = hookline(with(redirect, "--dry-run"));
    }
    Ended unconfirmed = hookline(redirect);
    JsonNode redirected = json(with(redirect, "--yes"));
    Ended outcome = hookline(invoke);
    JsonNode shown = json("show", ID);

    assertThat(preview.out()).isEqualTo(ID + "  labels attempt 2\n");
    assertThat(preview.err()).contains("would redirect 1 webhook");
    assertThat(unconfirmed.code()).isEqualTo(2);
    assertThat(unconfirmed.err()).contains("add --yes");
    assertThat(redirected.at("/0/executionId").asText()).isEqualTo(ID);
    assertThat(redirected.at("/0/intervention").asText()).isEqualTo("redirect");
    assertThat(outcome.out()).isEqualTo("{\"n\":1}\n");
    assertThat(receiver.requests("old")).hasSize(1);
    assertThat(receiver.requests("new").get(0).header("X-Moved")).isEqualTo("yes");
    assertThat(shown.at("/plan/webhooks/0/url").asText()).isEqualTo(receiver.url("new"));
    assertThat(shown.at("/plan/webhooks/0/numRetries").asInt()).isEqualTo(9);
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
