package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.TemporalTier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that are sent without waiting; no worker is running, so none could complete. */
@Tag("server")
@NeedsRealServer
class InvokeDetachTest {

  private static final String BODY = "{\"n\":12345678901234567890}";

  private static final String UUID_V7 =
      "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void writeConfiguration() throws IOException {
    config =
        Files.writeString(
            folder.resolve("webhooks.yaml"),
            """
            enabled: true
            config:
              OnDetached:
                - name: labels
                  url: http://127.0.0.1:1/labels
                  finalResponse: true
              OnAnother:
                - name: mail
                  url: http://127.0.0.1:1/mail
                  async: true
            """);
  }

  @Test
  void startsAnEventFromStandardInputAndPrintsHowToShowIt() throws Exception {
    JsonNode started = new ObjectMapper().readTree(invoke(BODY, "-k", "d1", "-o", "json"));
    String again = invoke(BODY, "-k", "d1");

    assertThat(started.properties().stream().map(Map.Entry::getKey))
        .containsExactly("event", "key", "status", "executionId", "runId", "next");
    assertThat(started.path("status").asText()).isEqualTo("started");
    assertThat(started.path("executionId").asText()).isEqualTo("OnDetached:d1");
    assertThat(started.path("next").asText()).isEqualTo("hookline show OnDetached:d1");
    assertThat(again)
        .isEqualTo(
            """
            execution  OnDetached:d1
            key        d1
            status     attached
            next       hookline show OnDetached:d1
            """);
    assertThat(hookline("", List.of("show", "OnDetached:d1"))).contains("payload    " + BODY);
  }

  @Test
  void generatesAKeyIfNoneIsGiven() throws Exception {
    JsonNode started = new ObjectMapper().readTree(invoke(BODY, "-o", "json"));

    assertThat(started.path("executionId").asText())
        .isEqualTo("OnDetached:" + started.path("key").asText());
    assertThat(started.path("key").asText()).matches(UUID_V7);
  }

  @Test
  void generatesAKeyAlsoIfItWaits() throws Exception {
    Path payload = Files.writeString(folder.resolve("event.json"), BODY);

    Process process =
        HooklineProcess.of(
                Map.of("TEMPORAL_ADDRESS", TemporalTier.current().address()),
                "invoke",
                "OnDetached",
                "-c",
                config.toString(),
                "-p",
                payload.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(said.readLine()).matches("execution OnDetached:" + UUID_V7);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private String invoke(String body, String... options) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(
            List.of("invoke", "OnDetached", "-c", config.toString(), "-p", "-", "--detach"));
    command.addAll(List.of(options));
    return hookline(body, command);
  }

  /** The file has other events too, which must not cause a warning. */
  private String hookline(String input, List<String> command) throws Exception {
    Path complaints = folder.resolve("err");
    Process process =
        HooklineProcess.of(
                Map.of("TEMPORAL_ADDRESS", TemporalTier.current().address()),
                command.toArray(String[]::new))
            .redirectError(complaints.toFile())
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(complaints).isEmptyFile();
    return out;
  }
}
