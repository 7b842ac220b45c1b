package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.cli.docs.DocPage;
import dev.hookline.worker.tier.FreshNamespace;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code docs/quickstart.md}, each in its turn, lead where the page says. The
 * server is that of the test, and the endpoint has a free port.
 */
@Tag("server")
@NeedsRealServer
class QuickstartTest {

  private static final DocPage PAGE = DocPage.of("docs/quickstart.md");
  private static final String PORT = "8078";

  /** Like the launcher. */
  private static final List<String> LEAN = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final String FAILED = "OnProjectCreated:project-8";

  private final Deque<List<String>> left = new ArrayDeque<>(PAGE.ofHookline());
  private final List<Process> processes = new ArrayList<>();
  private final WorkflowClient client = FreshNamespace.create(Duration.ofDays(1));

  private String port;

  @TempDir private Path folder;

  /** A command that runs until it is stopped, with what it prints to standard error. */
  private record Running(Process process, BufferedReader messages) {

    /** Stops it as ctrl-c does, and returns the last line that it prints. */
    String stop() throws Exception {
      process.toHandle().destroy(); // unlike the process' own method, this keeps its output
      String last = messages.lines().reduce("", (before, line) -> line);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return last;
    }
  }

  @BeforeEach
  void choosePort() throws IOException {
    port = Integer.toString(FreePort.find());
  }

  @AfterEach
  void stopProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void leadsToAReplayedEvent() throws Exception {
    start("dev", "ready");
    List<String> listen = left.element();
    Running endpoint = start("listen", "listening");
    Files.writeString(
        folder.resolve("webhooks.yaml"), PAGE.file("yaml").replace(":" + PORT, ":" + port));
    assertThat(run("validate").code()).isZero();

    List<String> invoke = left.element();
    String response = PAGE.line("{\"labels") + "\n";
    assertThat(run("invoke").out()).isEqualTo(response);
    assertThat(run(invoke).out()).isEqualTo(response);
    assertThat(endpoint.stop()).isEqualTo("1 request(s) on 1 path(s)");

    assertThat(run("invoke").code()).isEqualTo(1);
    untilItPrints("connection_refused +labels +" + FAILED, next("list"));
    Ended failed = run("show");
    assertThat(failed.out()).contains(FAILED + "  failed").containsPattern("labels +failed 3");

    start(listen, "listening");
    Ended replayed = run("replay");
    assertThat(replayed.code()).as(replayed.err()).isZero();
    untilItPrints("status +succeeded", next("show"));
    assertThat(left).isEmpty();
  }

  /** Returns the next command of the page, which is this one. */
  private List<String> next(String name) {
    assertThat(left.element()).element(1).isEqualTo(name);
    return left.remove();
  }

  private Ended run(String name) throws Exception {
    return run(next(name));
  }

  /** Runs a command with the input that the page pipes into it. */
  private Ended run(List<String> command) throws Exception {
    Path err = folder.resolve("err");
    ProcessBuilder builder = builder(command).redirectError(err.toFile());
    builder.command().addAll(1, LEAN);
    Process process = builder.start();
    processes.add(process);
    String input = PAGE.inputOf(command);
    if (!input.isEmpty()) {
      try (var stream = process.getOutputStream()) {
        stream.write(input.getBytes(UTF_8));
      }
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out, Files.readString(err));
  }

  private void untilItPrints(String pattern, List<String> command) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Ended ended = run(command);
    while (!ended.out().matches("(?s).*(" + pattern + ").*") && System.nanoTime() < end) {
      ended = run(command);
    }
    assertThat(ended.out()).containsPattern(pattern);
  }

  private Running start(String name, String ready) throws IOException {
    return start(next(name), ready);
  }

  /** Starts a command that runs on, and waits until it prints a line that begins so. */
  private Running start(List<String> command, String ready) throws IOException {
    ProcessBuilder builder =
        builder(command).redirectOutput(folder.resolve("out" + processes.size()).toFile());
    if (command.contains("listen")) {
      builder.command().addAll(List.of("--port", port));
    }
    Process process = builder.start();
    processes.add(process);
    BufferedReader messages = process.errorReader(UTF_8);
    StringBuilder printed = new StringBuilder();
    for (String line = messages.readLine(); line != null; line = messages.readLine()) {
      if (line.startsWith(ready)) {
        return new Running(process, messages);
      }
      printed.append(line).append('\n');
    }
    throw new AssertionError(String.join(" ", command) + " ended: " + printed);
  }

  private ProcessBuilder builder(List<String> command) throws IOException {
    Map<String, String> environment =
        Map.of(
            "TEMPORAL_ADDRESS", TemporalTier.current().address(),
            "TEMPORAL_NAMESPACE", client.getOptions().getNamespace(),
            "HOOKLINE_HEALTH_PORT", Integer.toString(FreePort.find()));
    String[] args = command.subList(1, command.size()).toArray(String[]::new);
    return HooklineProcess.of(environment, args).directory(folder.toFile());
  }
}
