package dev.hookline.cli.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.FreePort;
import dev.hookline.cli.HooklineProcess;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.cli.OneWebhook;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hookline dev} as users run it, with the {@code temporal} program on the PATH. */
@Tag("server")
@Tag("any-database")
@NeedsRealServer
class DevProcessTest {

  private final Receiver receiver = new Receiver();
  private final List<ProcessHandle> processes = new ArrayList<>();

  @TempDir private Path folder;

  private record Dev(
      Process process, int port, int uiPort, List<String> said, BufferedReader lines) {
    Map<String, String> environment() {
      return Map.of("TEMPORAL_ADDRESS", "127.0.0.1:" + port);
    }
  }

  @AfterEach
  void stop() {
    processes.forEach(ProcessHandle::destroyForcibly);
    receiver.close();
  }

  @Test
  void servesUntilStoppedAndKeepsItsDataForTheNextRun() throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    String[] invoke = OneWebhook.invoke(folder, receiver.url("labels"), "k");

    Dev first = dev();
    assertThat(first.said())
        .contains(
            "Temporal UI   http://127.0.0.1:" + first.uiPort(),
            "server        127.0.0.1:%d, stored in %s".formatted(first.port(), database()));
    assertThat(page(first)).isEqualTo(200);
    Ended invoked = HooklineProcess.run(first.environment(), invoke);
    assertThat(invoked.code()).as(invoked.err()).isZero();
    assertThat(invoked.out()).isEqualTo("{\"n\":1}\n");
    assertThat(stop(first)).isEmpty();

    Dev second = dev();
    Ended shown = HooklineProcess.run(second.environment(), "show", OneWebhook.EVENT + ":k");
    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("status     succeeded").contains("{\"project\":7}");
    Ended again = HooklineProcess.run(second.environment(), invoke);
    assertThat(again.out()).isEqualTo("{\"n\":1}\n");
    assertThat(receiver.requests()).hasSize(1);
    assertThat(stop(second)).isEmpty();
  }

  @Test
  void reportsTheServerThatAKilledRunLeftBehind() throws Exception {
    Dev first = dev();
    ProcessHandle server = first.process().toHandle().descendants().findFirst().orElseThrow();
    first.process().destroyForcibly().waitFor();

    String[] again = {
      "dev", "--port", Integer.toString(FreePort.find()), "--db", database().toString()
    };
    Map<String, String> environment = environment();
    environment.put("TEMPORAL_ADDRESS", "");
    Ended refused = HooklineProcess.run(environment, again);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "hookline: Temporal server of an earlier hookline dev is still running on %s as process %d; stop it with: kill %2$d\n"
                .formatted(database(), server.pid()));
    server.destroy();
    server.onExit().get(60, TimeUnit.SECONDS);
    assertThat(stop(dev())).isEmpty();
  }

  @Test
  void restartsAServerThatHangs() throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    String[] invoke = OneWebhook.invoke(folder, receiver.url("labels"), "k");
    Dev dev = dev();
    assertThat(HooklineProcess.run(dev.environment(), invoke).out()).isEqualTo("{\"n\":1}\n");
    ProcessHandle server = dev.process().toHandle().descendants().findFirst().orElseThrow();

    new ProcessBuilder("kill", "-STOP", Long.toString(server.pid())).start().waitFor();
    String said = dev.lines().readLine();
    // the worker may log before that
    while (said != null && !said.startsWith("Temporal server")) {
      said = dev.lines().readLine();
    }

    assertThat(said).isEqualTo("Temporal server stopped responding; it was restarted");
    dev.process().descendants().forEach(processes::add);
    Ended again = HooklineProcess.run(dev.environment(), invoke);
    assertThat(again.out()).as(again.err()).isEqualTo("{\"n\":1}\n");
    assertThat(receiver.requests()).hasSize(1);
    assertThat(server.isAlive()).isFalse();
    dev.process().toHandle().destroy();
    assertThat(dev.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private Path database() {
    return folder.resolve("data/dev.db");
  }

  private Dev dev() throws IOException {
    int port = FreePort.find();
    int uiPort = FreePort.find();
    ProcessBuilder builder =
        HooklineProcess.of(
            environment(),
            "dev",
            "--port",
            Integer.toString(port),
            "--ui-port",
            Integer.toString(uiPort),
            "--db",
            database().toString());
    builder.environment().remove("TEMPORAL_ADDRESS");
    Process process = builder.redirectErrorStream(true).start();
    processes.add(process.toHandle());
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.startsWith("ready")) {
        process.descendants().forEach(processes::add);
        return new Dev(process, port, uiPort, said, lines);
      }
    }
    throw new AssertionError("hookline dev did not start: " + said);
  }

  private Map<String, String> environment() throws IOException {
    Path temporal =
        UserDirectories.of(System::getenv).cache().resolve("cli-v" + TemporalBinary.VERSION);
    return new HashMap<>(
        Map.of(
            "PATH", temporal + File.pathSeparator + System.getenv("PATH"),
            "HOOKLINE_CACHE", folder.resolve("cache").toString(),
            "HOOKLINE_HEALTH_PORT", Integer.toString(FreePort.find())));
  }

  /** Stops it as a terminal or a supervisor does, and returns which of its processes are left. */
  private List<ProcessHandle> stop(Dev dev) throws Exception {
    assertThat(processes).hasSizeGreaterThan(1);
    dev.process().toHandle().destroy(); // unlike the process' own method, this keeps its output
    assertThat(dev.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(dev.process().exitValue()).isZero();
    assertThat(dev.lines().lines()).isEmpty();
    List<ProcessHandle> left = processes.stream().filter(ProcessHandle::isAlive).toList();
    processes.clear();
    return left;
  }

  private static int page(Dev dev) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dev.uiPort() + "/")).build();
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
