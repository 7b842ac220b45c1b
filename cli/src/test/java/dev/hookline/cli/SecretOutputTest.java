package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.PlantedSecrets;
import dev.hookline.worker.tier.TemporalTier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The worker and all commands that read what it did, each a process of its own that logs
 * everything: none writes a secret.
 */
@Tag("server")
@NeedsRealServer
class SecretOutputTest {

  private final Map<String, String> written = new LinkedHashMap<>();
  private final String event = "OnSecret" + UUID.randomUUID().toString().substring(0, 8);
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hasNoSecret(boolean areLiteral) throws Exception {
    try (SecretEvent secretEvent = new SecretEvent(event, areLiteral)) {
      PlantedSecrets secrets = secretEvent.secrets;
      Map<String, String> environment = environment(secrets, areLiteral);
      Map<String, String> worker = new HashMap<>(environment);
      worker.putAll(secretEvent.variables);
      worker.put("HOOKLINE_HEALTH_PORT", Integer.toString(FreePort.find()));
      Path log = folder.resolve("worker.log");
      Process process =
          HooklineProcess.of(worker, "worker")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        commands(environment, secretEvent);
        String metrics =
            "http://127.0.0.1:%s/metrics".formatted(worker.get("HOOKLINE_HEALTH_PORT"));
        written.put("metrics", get(metrics));
      } finally {
        process.destroy();
        process.waitFor();
      }
      written.put("worker", Files.readString(log));

      assertThat(secrets.in(secretEvent.received()))
          .contains("bearer", "password", "apiKey", "client", "access", "header");
      written.forEach((where, text) -> assertThat(secrets.in(text)).as(where).isEmpty());
      assertThat(written.get("worker")).contains("http_status", " DEBUG ");
      assertThat(written.get("show -o json")).contains("[redacted]");
      assertThat(written.get("metrics")).contains(event);
    }
  }

  private void commands(Map<String, String> environment, SecretEvent secretEvent) throws Exception {
    Path config = Files.writeString(folder.resolve("webhooks.yaml"), secretEvent.yaml());
    Path payload = Files.writeString(folder.resolve("event.json"), "{}");
    Path page = folder.resolve("page.html");
    Path statistics = folder.resolve("statistics.html");
    String id = event + ":p7";
    run(environment, 0, "validate", config.toString());
    run(environment, 1, "invoke", event, "-c", config + "", "-p", payload + "", "-k", "p7");
    String stuck = event + "Stuck";
    run(environment, 0, "invoke", stuck, "-c", config + "", "-p", payload + "", "--detach");
    run(environment, 0, "show", id);
    run(environment, 0, "show", id, "-o", "json");
    run(environment, 0, "show", id, "--html", page.toString());
    run(environment, 1, "watch", id, "-o", "json");
    Await.until(() -> isListed(environment, id));
    run(environment, 0, "list", "--event", event, "-o", "json");
    run(environment, 0, "stats", "--event", event);
    run(environment, 0, "stats", "--event", event, "-o", "json", "--html", statistics.toString());
    run(environment, 0, "doctor", "-o", "json");
    run(environment, 0, "replay", "--event", event, "--plan", config + "", "--dry-run");
    run(environment, 0, "replay", id, "--plan", config.toString());
    run(environment, 0, "cancel", "--event", stuck, "--yes");
    written.put("page", Files.readString(page) + Files.readString(statistics));
  }

  private boolean isListed(Map<String, String> environment, String id) {
    try {
      return HooklineProcess.run(environment, "list", "--event", event).out().contains(id);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void run(Map<String, String> environment, int code, String... args) throws Exception {
    Ended ended = HooklineProcess.run(environment, args);
    List<String> name = new ArrayList<>(List.of(args));
    name.removeIf(arg -> arg.contains(event) || arg.contains("/") || arg.startsWith("--e"));
    written.put(String.join(" ", name), ended.out() + ended.err());
    assertThat(ended.code()).as(String.join(" ", args) + ended.err()).isEqualTo(code);
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            java.net.http.HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  /** The server of a test needs no API key; clients send it all the same. */
  private static Map<String, String> environment(PlantedSecrets secrets, boolean isEncrypted) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TEMPORAL_ADDRESS", TemporalTier.current().address());
    environment.put("TEMPORAL_TLS", "false");
    environment.put(
        "TEMPORAL_API_KEY", secrets.plant("temporal", "hunter2-temporal-" + UUID.randomUUID()));
    environment.put("HOOKLINE_LOG_LEVEL", "DEBUG");
    if (isEncrypted) {
      String keys = TemporalTier.encryptionKeys("k1");
      secrets.plant("encryption", keys.substring(3));
      environment.put(Encryption.VARIABLE, keys);
    }
    return environment;
  }
}
