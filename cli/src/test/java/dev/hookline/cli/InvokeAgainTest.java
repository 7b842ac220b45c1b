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
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that already has an outcome. */
@Tag("server")
@NeedsRealServer
class InvokeAgainTest {

  private final Receiver receiver = new Receiver();
  private final HooklineWorker worker =
      HooklineWorker.start(TemporalTier.current().client(), WorkerSettings.of(name -> null));
  private final String key = UUID.randomUUID().toString();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void reportsWhenAFailureWasRecordedAndHowToRerunTheEvent() throws Exception {
    receiver.on("labels", Step.of(410, ""));
    Ended first = invoke();
    Instant afterFirst = Instant.now();
    Ended again = invoke();
    JsonNode json = new ObjectMapper().readTree(invoke("-o", "json").out());
    Ended detached = invoke("--detach");
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    Ended rerun = invoke("--rerun-failed");

    assertThat(first.err()).doesNotContain("recorded");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err())
        .contains("webhook 'labels' responded with 410")
        .contains("by an earlier call with this key; no webhook was called now\n")
        .contains("\n  call the remaining webhooks with: hookline replay OnOneWebhook:" + key)
        .contains("\n  or run the event again with the same command and --rerun-failed\n");
    assertThat(Instant.parse(json.path("recordedAt").asText())).isBefore(afterFirst);
    assertThat(detached.err()).contains("this outcome was recorded at ");
    assertThat(rerun.code()).isZero();
    assertThat(rerun.out()).isEqualTo("{\"n\":1}\n");
    assertThat(rerun.err()).isEqualTo("execution OnOneWebhook:" + key + "\n");
  }

  @Test
  void reportsForASuccessOnlyThatItWasRecorded() throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    invoke();
    Ended again = invoke();

    assertThat(again.out()).isEqualTo("{\"n\":1}\n");
    assertThat(again.err())
        .contains("this outcome was recorded at ")
        .doesNotContain("replay")
        .doesNotContain("--rerun-failed");
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void aRerunNeedsTheKey() throws Exception {
    String[] command = OneWebhook.invoke(folder, receiver.url("labels"), key);
    String[] withoutKey = Arrays.copyOf(command, command.length - 1);
    withoutKey[command.length - 2] = "--rerun-failed";

    Ended refused = HooklineProcess.run(withoutKey);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "hookline: --rerun-failed needs the key of the event that failed; give it with --key\n");
  }

  private Ended invoke(String... options) throws Exception {
    String[] command = OneWebhook.invoke(folder, receiver.url("labels"), key);
    return HooklineProcess.run(
        Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new));
  }
}
