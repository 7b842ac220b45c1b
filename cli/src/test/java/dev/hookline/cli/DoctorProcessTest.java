package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.worker.tier.FreshNamespace;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.TemporalTier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorProcessTest {

  @TempDir private Path folder;

  private record Ended(int code, String out) {}

  @Test
  void exitsWithThreeIfNoServerResponds() throws Exception {
    Ended ended = doctor("127.0.0.1:" + closedPort(), "default");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .startsWith("ok       settings           127.0.0.1:")
        .contains("\nerror    connection         Temporal server at 127.0.0.1:")
        .contains("\n         → fix              start the server (hookline dev runs one)");
  }

  @Test
  @Tag("server")
  @NeedsRealServer
  void fixesWhatItCanAndExitsWithZeroDespiteWarnings() throws Exception {
    String namespace = FreshNamespace.create(Duration.ofDays(3)).getOptions().getNamespace();
    String address = TemporalTier.current().address();

    JsonNode before = json(doctor(address, namespace, "-o", "json"));
    JsonNode after = json(doctor(address, namespace, "-o", "json", "--fix"));
    Ended text = doctor(address, namespace);

    assertThat(before.properties().stream().map(Map.Entry::getKey))
        .containsExactly("status", "findings");
    assertThat(before.path("status").asText()).isEqualTo("warning");
    assertThat(found(before).get("search_attributes").path("status").asText()).isEqualTo("warning");
    assertThat(found(after).get("search_attributes").path("status").asText()).isEqualTo("fixed");
    assertThat(found(after).keySet())
        .filteredOn(check -> !check.equals("visibility_indexes")) // of PostgreSQL only
        .containsExactly(
            "settings",
            "connection",
            "server",
            "namespace",
            "capabilities",
            "retention",
            "payload_limits",
            "search_attributes",
            "partitions",
            "clock",
            "workers");
    assertThat(found(after).get("retention").properties().stream().map(Map.Entry::getKey))
        .containsExactly("check", "status", "message", "value");
    assertThat(found(before).get("retention").properties().stream().map(Map.Entry::getKey))
        .containsExactly("check", "status", "message", "value", "fix");
    assertThat(found(after).get("retention").path("status").asText()).isEqualTo("fixed");
    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains("\nwarning  workers            no worker polls task queue 'hookline':")
        .contains("\n         → fix              start one: hookline worker");
    assertThat(text.out().lines().filter(line -> !line.contains("→ fix")))
        .hasSize(after.path("findings").size());
  }

  @Test
  @Tag("server")
  @NeedsRealServer
  void exitsWithThreeIfTheNamespaceIsMissing() throws Exception {
    Ended ended = doctor(TemporalTier.current().address(), "nowhere");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .contains("\nerror    namespace          Temporal server at ")
        .contains(" has no namespace 'nowhere'\n");
  }

  private static JsonNode json(Ended ended) throws IOException {
    assertThat(ended.code()).isZero();
    return new ObjectMapper().readTree(ended.out());
  }

  private static Map<String, JsonNode> found(JsonNode diagnosis) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    for (JsonNode finding : diagnosis.path("findings")) {
      found.put(finding.path("check").asText(), finding);
    }
    return found;
  }

  private Ended doctor(String address, String namespace, String... options) throws Exception {
    Path settings = Files.writeString(folder.resolve("temporal.toml"), "[profile.other]\n");
    String[] args = new String[options.length + 1];
    args[0] = "doctor";
    System.arraycopy(options, 0, args, 1, options.length);
    Process process =
        HooklineProcess.of(
                Map.of(
                    "TEMPORAL_CONFIG_FILE", settings.toString(),
                    "TEMPORAL_ADDRESS", address,
                    "TEMPORAL_NAMESPACE", namespace),
                args)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
