package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.cli.docs.DocPage;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.FreshNamespace;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code docs/quickstart.md}, in their order and as written, lead where the page
 * says. Server and worker are those of the test instead of {@code hookline dev}.
 */
@Tag("server")
@NeedsRealServer
@Timeout(300)
class QuickstartTest {

  private static final DocPage PAGE = DocPage.of("docs/quickstart.md");
  private static final String FAILED = "OnProjectCreated:project-8";

  private final WorkflowClient client = FreshNamespace.create(Duration.ofDays(1));
  private Process endpoint;

  @TempDir private Path folder;

  @AfterEach
  void stopEndpoint() {
    if (endpoint != null) {
      endpoint.destroyForcibly();
    }
  }

  @Test
  void leadsToAReplayedEvent() throws Exception {
    Files.writeString(folder.resolve("webhooks.yaml"), PAGE.block("yaml"));
    try (HooklineWorker worker = HooklineWorker.start(client, WorkerSettings.of(name -> null))) {
      assertThat(worker).isNotNull();
      startEndpoint();
      assertThat(run("validate").code()).isZero();
      for (int call = 0; call < 2; call++) {
        assertThat(run("invoke", "project-7").out().strip()).isEqualTo(PAGE.line("{\"labels"));
      }
      endpoint.destroy();
      assertThat(endpoint.waitFor(20, TimeUnit.SECONDS)).isTrue();

      assertThat(run("invoke", "project-8").code()).isEqualTo(1);
      untilItPrints(FAILED, "list");
      assertThat(run("show", "--timeline").out()).contains(FAILED + "  failed", "labels");

      startEndpoint();
      assertThat(run("replay").code()).isZero();
      untilItPrints(FAILED + "  succeeded", "show", "--timeline");
    }
  }

  private void startEndpoint() throws IOException {
    endpoint = builder(PAGE.command("listen")).start();
    BufferedReader messages = endpoint.errorReader(UTF_8);
    String line = messages.readLine();
    while (line != null && !line.startsWith("listening")) {
      line = messages.readLine();
    }
    assertThat(line).isNotNull();
  }

  private void untilItPrints(String text, String... words) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Ended ended = run(words);
    while (!ended.out().contains(text) && System.nanoTime() < end) {
      ended = run(words);
    }
    assertThat(ended.out()).contains(text);
  }

  /** Runs the command of the page that has these words, with the input that is piped into it. */
  private Ended run(String... words) throws Exception {
    List<String> command = PAGE.command(words);
    Path out = Files.createTempFile(folder, "out", "");
    Process process = builder(command).redirectOutput(out.toFile()).start();
    try (var input = process.getOutputStream()) {
      input.write(PAGE.inputOf(command).getBytes(UTF_8));
    } catch (IOException e) {
      // a command that reads no input
    }
    int code = process.waitFor();
    return new Ended(code, Files.readString(out), "");
  }

  private ProcessBuilder builder(List<String> command) throws IOException {
    Map<String, String> environment =
        Map.of(
            "TEMPORAL_ADDRESS", TemporalTier.current().address(),
            "TEMPORAL_NAMESPACE", client.getOptions().getNamespace());
    String[] args = command.subList(1, command.size()).toArray(String[]::new);
    return HooklineProcess.of(environment, args).directory(folder.toFile());
  }
}
