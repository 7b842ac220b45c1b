package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a failed event, each command in a separate process. */
@Tag("server")
@NeedsRealServer
@Timeout(400)
class InspectionTest {

  private static final String ID = "OnUnderstood:p7";

  private final ObjectMapper json = new ObjectMapper();
  private final Receiver receiver = new Receiver();
  private HooklineWorker worker;

  @TempDir private Path folder;

  @BeforeEach
  void invoke() throws Exception {
    worker = HooklineWorker.start(TemporalTier.current().client(), WorkerSettings.of(name -> null));
    receiver.on("before", Step.of(503, "").with("Retry-After", "600"));
    receiver.on("labels", Step.of(200, "{\"n\":1}")).on("billing", Step.of(503, "{\"why\":1}"));
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void showsDrawsWatchesAndCounts() throws Exception {
    invoke("OnBefore", "b", "--detach");
    Process watch =
        start(
            "watch",
            "--query",
            "HooklineEvent IN ('OnBefore', 'OnUnderstood')",
            "-o",
            "json",
            "--interval",
            "1s");
    BufferedReader lines = new BufferedReader(new InputStreamReader(watch.getInputStream(), UTF_8));
    // its output for the first event shows that it is watching; it would miss an earlier event
    JsonNode change = json.readTree(lines.readLine());
    assertThat(change.path("execution").path("id").asText()).isEqualTo("OnBefore:b");
    Ended failed = invoke("OnUnderstood", "p7");
    while (!change.path("change").asText().equals("ended")) {
      change = json.readTree(lines.readLine());
    }
    watch.destroy();
    HooklineProcess.run("cancel", "OnBefore:b");

    assertThat(failed.code()).isEqualTo(1);
    assertThat(change.path("execution").path("id").asText()).isEqualTo(ID);
    assertThat(change.path("execution").path("status").asText()).isEqualTo("failed");
    assertThat(watch.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(watch.exitValue()).isZero();
    checkShow();
    checkWatchOfOne();
    checkStats();
  }

  private void checkShow() throws Exception {
    JsonNode shown =
        json.readTree(
            HooklineProcess.run("show", ID, "-o", "json", "--ui-url", "http://ui:1").out());
    JsonNode billing = shown.path("webhooks").path(1);
    Ended timeline = HooklineProcess.run("show", ID, "--timeline");
    Ended wide = HooklineProcess.run("show", ID, "--timeline", "--width", "200");
    Path page = folder.resolve("event.html");
    Ended html = HooklineProcess.run("show", ID, "--html", page.toString());

    assertThat(billing.path("attemptLog")).hasSize(2);
    assertThat(billing.path("attemptLog").path(1).path("status").asInt()).isEqualTo(503);
    assertThat(billing.path("body").asText()).isEqualTo("{\"why\":1}");
    assertThat(shown.path("ui").asText())
        .startsWith("http://ui:1/namespaces/default/workflows/OnUnderstood%3Ap7/");
    assertThat(timeline.out())
        .startsWith(ID + "  failed  ")
        .contains("failed 2")
        .doesNotContain("\u001B");
    assertThat(timeline.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(wide.out().lines()).anySatisfy(line -> assertThat(line.length()).isGreaterThan(150));
    assertThat(html.err()).isEqualTo("wrote " + page + "\n");
    assertThat(Files.readString(page)).contains("{&quot;why&quot;:1}").doesNotContain("<script");
  }

  private void checkWatchOfOne() throws Exception {
    Ended ended = HooklineProcess.run("watch", ID);

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .containsPattern("webhook +OnUnderstood:p7 +labels succeeded\n")
        .containsPattern("failed +OnUnderstood:p7 .*http_status of billing\n")
        .doesNotContain("\u001B");
  }

  private void checkStats() throws Exception {
    Ended text = HooklineProcess.run("stats", "--event", "OnUnderstood");
    JsonNode stats =
        json.readTree(HooklineProcess.run("stats", "--event", "OnUnderstood", "-o", "json").out());

    assertThat(text.out())
        .contains(": 1 execution\n")
        .containsPattern("billing +1 +0\\.0% +1 +0 +2 ")
        .doesNotContain("\u001B");
    assertThat(stats.path("read").asInt()).isEqualTo(1);
    assertThat(stats.path("sample").asBoolean()).isFalse();
    assertThat(stats.path("webhooks").path(0).path("failureCodes").path("http_status").asInt())
        .isEqualTo(2);
  }

  private Ended invoke(String event, String key, String... more) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("webhooks.yaml"),
            """
            enabled: true
            config:
              OnBefore:
                - name: before
                  url: %s
                  finalResponse: true
              OnUnderstood:
                - name: labels
                  url: %s
                - name: billing
                  url: %s
                  useDataFrom: labels
                  numRetries: 2
                  finalResponse: true
            """
                .formatted(
                    receiver.url("before"), receiver.url("labels"), receiver.url("billing")));
    Path payload = Files.writeString(folder.resolve("event.json"), "{\"project\":7}");
    List<String> command =
        new ArrayList<>(List.of("invoke", event, "-c", "" + config, "-p", "" + payload, "-k", key));
    command.addAll(List.of(more));
    return HooklineProcess.run(command.toArray(String[]::new));
  }

  private static Process start(String... args) throws Exception {
    return HooklineProcess.of(Map.of("TEMPORAL_ADDRESS", TemporalTier.current().address()), args)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
