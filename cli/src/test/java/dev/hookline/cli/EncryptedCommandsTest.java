package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on an encrypted event, with the key and without it; each a process of its own. */
@Tag("server")
@NeedsRealServer
class EncryptedCommandsTest {

  private static final String REASON = "encrypted with key 'k1', which is not configured";
  private static final String TOKEN = "literal-token-7";

  private final Receiver receiver = new Receiver();
  private final String event = "OnSecret" + UUID.randomUUID().toString().substring(0, 8);
  private final String id = event + ":p7";
  private final Encryption encryption = TemporalTier.encryption("k1");
  private HooklineWorker worker;

  @TempDir private Path folder;

  @BeforeEach
  void startWorker() {
    worker =
        HooklineWorker.start(
            TemporalTier.current().client(encryption), WorkerSettings.of(name -> null));
    receiver
        .on("labels", Step.of(200, "{\"n\":1}"))
        .on("billing", Step.of(410, "{\"why\":\"gone\"}"));
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void workWithTheKeyAndNameItWithout() throws Exception {
    Path config = Files.writeString(folder.resolve("webhooks.yaml"), config());
    Path payload = Files.writeString(folder.resolve("event.json"), "{\"project\":7}");
    String[] invoke = {"invoke", event, "-c", config + "", "-p", payload + "", "-k", "p7"};

    assertThat(without("validate", config.toString()).err())
        .contains("has a literal token", "auth.basic.password", "tls.key", "proxy.password")
        .contains("signing.keys[0]", "signing.legacy.key");
    assertThat(with("validate", config.toString()).code()).isZero();
    assertThat(with(invoke).err()).contains("webhook 'billing' responded with 410");
    assertThat(receiver.requests("labels").get(0).header("Authorization"))
        .isEqualTo("Bearer " + TOKEN);

    Ended shown = with("show", id, "-o", "json");
    assertThat(shown.out())
        .contains("{\\\"project\\\":7}", "{\\\"n\\\":1}", "gone", "(not shown)")
        .doesNotContain(TOKEN);
    Ended unread = without("show", id);
    assertThat(unread.code()).as(unread.err()).isZero();
    assertThat(unread.out())
        .contains("plan       " + REASON, "payload    " + REASON, "failure    " + REASON)
        .doesNotContain("project", "gone");
    assertThat(without("show", id, "-o", "json").out()).contains("\"rawPlan\" : \"" + REASON);

    for (boolean key : new boolean[] {true, false}) {
      String listed =
          until(() -> run(key, "list", "--event", event), out -> out.out().contains(id)).out();
      assertThat(listed).contains("http_status");
      assertThat(run(key, "stats", "--event", event).code()).isZero();
      assertThat(run(key, "watch", id).code()).isEqualTo(1); // it failed
    }
    assertThat(with("stats", "--event", event).out()).contains("labels", "billing");
    assertThat(with("watch", id).out()).contains("billing");

    String[] check = {"replay", "--event", event, "--plan", config.toString(), "--dry-run"};
    Ended literals = without(check);
    assertThat(literals.code()).isEqualTo(2);
    assertThat(literals.err()).contains("a literal password", "a literal signing key");
    Ended refused = without("replay", id);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("cannot be replayed: it is " + REASON);
    receiver.on("billing", Step.of(200, "{\"account\":9}"));
    Ended batch = with("replay", "--event", event, "--status", "failed", "--yes");
    assertThat(batch.code()).as(batch.err() + batch.out()).isZero();
    until(() -> with("show", id), out -> out.out().contains("result     {\"account\":9}"));
    assertThat(receiver.requests("labels")).hasSize(1);
    assertThat(with(invoke).out()).contains("{\"account\":9}");
  }

  @Test
  void theCodecServerDecryptsWhatAClientHasEncrypted() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "a-token-of-some-length\n");
    Process server =
        HooklineProcess.of(
                environment(true), "codec-server", "--port", "0", "--token-file", token.toString())
            .start();
    try (BufferedReader err = server.errorReader(UTF_8)) {
      String line = err.readLine();
      assertThat(line).matches("codec server on http://127.0.0.1:\\d+, keys \\[k1]");
      String url = line.substring(line.indexOf("http"), line.indexOf(','));
      String encrypted =
          JsonFormat.printer().print(encryption.converter().toPayloads("plain").orElseThrow());

      HttpResponse<String> decoded =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url + "/decode"))
                      .header("Authorization", "Bearer a-token-of-some-length")
                      .POST(HttpRequest.BodyPublishers.ofString(encrypted))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(decoded.body())
          .contains(Base64.getEncoder().encodeToString("\"plain\"".getBytes(UTF_8)));
    } finally {
      server.destroy();
      server.waitFor();
    }
    Ended keyless = HooklineProcess.run(environment(false), "codec-server");
    assertThat(keyless.code()).isEqualTo(2);
    assertThat(keyless.err())
        .isEqualTo(
            "hookline: codec server has no keys; set HOOKLINE_ENCRYPTION_KEYS, such as"
                + " k1:${file:/run/keys/k1}\n");
  }

  private Ended until(Command command, Predicate<Ended> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Ended last = command.run();
    while (!condition.test(last)) {
      assertThat(System.nanoTime()).as(last.toString()).isLessThan(end);
      LockSupport.parkNanos(100_000_000);
      last = command.run();
    }
    return last;
  }

  private interface Command {
    Ended run() throws Exception;
  }

  private Ended with(String... args) throws IOException, InterruptedException {
    return run(true, args);
  }

  private Ended without(String... args) throws IOException, InterruptedException {
    return run(false, args);
  }

  private static Ended run(boolean key, String... args) throws IOException, InterruptedException {
    return HooklineProcess.run(environment(key), args);
  }

  private static Map<String, String> environment(boolean key) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TEMPORAL_ADDRESS", TemporalTier.current().address());
    if (key) {
      environment.put(Encryption.VARIABLE, TemporalTier.encryptionKeys("k1"));
    }
    return environment;
  }

  private String config() {
    return """
        enabled: true
        config:
          %s:
            - name: labels
              url: %s
              authEnabled: true
              authToken: %s
            - name: billing
              url: %s
              useDataFrom: labels
              numRetries: 2
              finalResponse: true
          Other:
            - name: mail
              url: https://mail.example/
              finalResponse: true
              auth: {basic: {username: me, password: a-password}}
              proxy: {url: 'http://proxy.example:3128', username: me, password: a-password}
              tls: {cert: '-----BEGIN CERTIFICATE-----', key: '-----BEGIN PRIVATE KEY-----'}
              signing:
                keys: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]
                legacy: {key: an-old-key, header: X-Old}
        """
        .formatted(event, receiver.url("labels"), TOKEN, receiver.url("billing"));
  }
}
