package dev.hookline.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.cli.FreePort;
import dev.hookline.cli.HooklineProcess;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.testserver.TestServer;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process, with few events: checks counts, never times. */
@Tag("server")
class BenchProcessTest {

  private final ObjectMapper json = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void countsWhatItSentAndComparesWithAnEarlierRun() throws Exception {
    String address = TemporalTier.current().address();
    if (!address.isEmpty()) {
      checkOn(address);
      return;
    }
    int port = FreePort.find();
    TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(port, false);
    try (Closeable closing = server::close) {
      checkOn("127.0.0.1:" + port);
    }
  }

  private void checkOn(String address) throws Exception {
    Path page = folder.resolve("bench.html");
    Ended first =
        bench(
            address,
            "-o",
            "json",
            "--html",
            page.toString(),
            "--pid",
            "test=" + ProcessHandle.current().pid());
    Path earlier = Files.writeString(folder.resolve("before.json"), first.out());
    Ended second = bench(address, "--compare", earlier.toString());

    assertThat(first.code()).describedAs(first.err()).isZero();
    checkReport(json.readTree(first.out()));
    assertThat(Files.readString(page)).contains("<svg").doesNotContain("<script");
    assertThat(second.code()).describedAs(second.err()).isZero();
    assertThat(second.out())
        .contains("20 succeeded, 0 failed")
        .contains("64 received, 4 of them rejected on purpose")
        .containsPattern("caller blocked +[0-9]")
        .containsPattern("caller p50 +[0-9.,]+ +[0-9.,]+ +[0-9.]+");
  }

  private static void checkReport(JsonNode report) {
    assertThat(report.at("/events/succeeded").asInt()).isEqualTo(20);
    assertThat(report.at("/events/failed").asInt()).isZero();
    assertThat(report.at("/events/undelivered").asInt()).isZero();
    assertThat(report.at("/requests/received").asInt()).isEqualTo(64);
    assertThat(report.at("/requests/refused").asInt()).isEqualTo(4);
    assertThat(report.at("/caller/count").asInt()).isEqualTo(20);
    assertThat(report.at("/delivery/count").asInt()).isEqualTo(20);
    assertThat(report.at("/historyEvents/sampled").asInt()).isEqualTo(10);
    assertThat(report.at("/historyEvents/event").asDouble()).isPositive();
    assertThat(report.at("/settings/embeddedWorker").asBoolean()).isTrue();
    assertThat(report.at("/cpu").findValuesAsText("process")).containsExactly("bench", "test");
    List<Long> steps = new ArrayList<>();
    report.at("/caller/histogram").forEach(step -> steps.add(step.path("count").asLong()));
    assertThat(steps.stream().mapToLong(Long::longValue).sum()).isEqualTo(20);
  }

  private static Ended bench(String address, String... more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("bench", "--embedded-worker", "--events", "20", "--warmup", "0s"));
    words.addAll(List.of("--concurrency", "4", "--sync", "2", "--async", "1", "--fail", "6.67"));
    words.addAll(List.of(more));
    return HooklineProcess.run(Map.of("TEMPORAL_ADDRESS", address), words.toArray(String[]::new));
  }
}
