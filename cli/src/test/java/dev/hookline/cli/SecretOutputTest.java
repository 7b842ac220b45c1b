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
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The worker and all commands that read what it did, each a process of its own that logs
 * everything: none writes a secret.
 */
@Tag("server")
@Tag("any-database")
@NeedsRealServer
@Timeout(300) // more than a dozen processes
class SecretOutputTest {

  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

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
    run(environment, 0, "stats", "--event", event, "-o", "json", "--html", statistics.toString());
    run(environment, 0, "doctor", "-o", "json");
    run(environment, 0, "replay", "--event", event, "--plan", config + "", "--dry-run");
    PlantedSecrets secrets = secretEvent.secrets;
    if (environment.containsKey(Encryption.VARIABLE)) {
      String token = secrets.plant("codec", "hunter2-codec-" + UUID.randomUUID());
      environment.put("HOOKLINE_CODEC_TOKEN", token);
      request(environment, secrets, "codec-server", "--port", "0");
    } else {
      String key = secrets.get("hmac");
      request(environment, secrets, "listen", "--port", "0", "--verify", key, "-o", "json");
    }
    written.put("page", Files.readString(page) + Files.readString(statistics));
  }

  /** Sends a request with secrets to a command that serves, and ends it. */
  private void request(Map<String, String> environment, PlantedSecrets secrets, String... args)
      throws Exception {
    Path log = folder.resolve(args[0]);
    Process process =
        HooklineProcess.of(environment, args)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      Await.until(() -> URL.matcher(text(log)).find());
      Matcher url = URL.matcher(text(log));
      assertThat(url.find()).isTrue();
      String token = args[0].equals("listen") ? secrets.get("bearer") : secrets.get("codec");
      HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(url.group() + "/decode?key=" + secrets.get("hmac")))
                  .header("Authorization", "Bearer " + token)
                  .header("X-Key", secrets.get("apiKey"))
                  .POST(BodyPublishers.ofString("{\"payloads\": [{\"data\": \"AAAA\"}]}"))
                  .build(),
              BodyHandlers.ofString());
    } finally {
      process.destroy();
      process.waitFor();
    }
    written.put(args[0], text(log));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private boolean isListed(Map<String, String> environment, String id) {
    try {
      run(environment, 0, "list", "--event", event, "-o", "json");
      return written.get("list -o json").contains(id);
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

  /** The server of a test needs no credentials, but clients send them. */
  private static Map<String, String> environment(PlantedSecrets secrets, boolean isEncrypted) {
    String credentials = secrets.plant("temporal", "hunter2-temporal-" + UUID.randomUUID());
    Map<String, String> environment = new HashMap<>();
    environment.put("TEMPORAL_ADDRESS", TemporalTier.current().address());
    environment.put("TEMPORAL_GRPC_META_AUTHORIZATION", "Bearer " + credentials);
    environment.put("HOOKLINE_LOG_LEVEL", "DEBUG");
    if (isEncrypted) {
      String keys = TemporalTier.encryptionKeys("k1");
      secrets.plant("encryption", keys.substring(3));
      environment.put(Encryption.VARIABLE, keys);
    }
    return environment;
  }
}
