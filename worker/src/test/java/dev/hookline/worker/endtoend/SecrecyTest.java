package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.telemetry.WebhookTracing;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.WorkerTelemetry;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.internal.metrics.AttemptLogger;
import dev.hookline.worker.internal.metrics.Metrics;
import dev.hookline.worker.tier.RecordedLog;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of every kind are used, and are in nothing that Hookline writes. */
@Tag("server")
class SecrecyTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final EventType BROKEN = EventType.of("OnProjectBroken");

  private final Metrics metrics = new Metrics();
  private final RecordedSpans spans = new RecordedSpans();
  private final List<ObservedAttempt> attempts = new CopyOnWriteArrayList<>();
  private final WrittenTexts written = new WrittenTexts();
  private final String queue = "test-" + UUID.randomUUID();
  private final RecordedLog log = new RecordedLog();
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    log.close();
  }

  @Test
  void referencesAreAllThatIsWritten() throws Exception {
    Encryption encryption = TemporalTier.encryption();
    try (SecretWebhooks webhooks = new SecretWebhooks(folder, false)) {
      webhooks.breakPasswords();
      run(encryption, webhooks);
    }
  }

  @Test
  void literalsAreWrittenOnlyEncrypted() throws Exception {
    Encryption encryption = TemporalTier.encryption("k1");
    try (SecretWebhooks webhooks = new SecretWebhooks(folder, true)) {
      webhooks.secrets.plant("encryption", TemporalTier.encryptionKeys("k1").substring(3));
      assertThatThrownBy(() -> manager(TemporalTier.current().client(Encryption.none()), webhooks))
          .isInstanceOfSatisfying(
              ConfigException.class,
              e -> {
                written.put("refusal", e);
                written.put("problems", e.problems().toString());
                assertThat(e.problems())
                    .extracting(problem -> problem.path().replaceFirst("^[^.]*\\.", ""))
                    .contains("auth.bearer", "auth.basic.password", "auth.apiKey.value")
                    .contains("auth.oauth2.clientSecret", "tls.key", "tls.password")
                    .contains("proxy.password", "signing.keys[0]", "signing.keys[1]")
                    .contains("signing.legacy.key", "headers.X-Secret");
              });

      run(encryption, webhooks);
    }
  }

  private void run(Encryption encryption, SecretWebhooks webhooks) throws Exception {
    WorkflowClient client = TemporalTier.current().client(encryption);
    try (HooklineWorker worker = worker(client, webhooks);
        DurableWebhookManager manager = manager(client, webhooks)) {
      assertThat(worker.isRunning()).isTrue();

      manager.invokeWebhooks(
          EVENT, Payload.of("{}"), InvokeOptions.key(queue), OnSuccess.noOp(), OnError.noOp());
      awaitFailures(webhooks);
      written.put("pending", client, ids(manager, webhooks));
      webhooks.repairPasswords();
      WebhookException error =
          catchThrowableOfType(
              WebhookException.class,
              () ->
                  manager.invokeWebhooks(
                      BROKEN,
                      Payload.of("{}"),
                      InvokeOptions.key(queue),
                      OnSuccess.noOp(),
                      OnError.rethrow()));
      written.put("exception", error);
      written.put("exception's body", error.body().orElse(""));
      List<String> ids = ids(manager, webhooks);
      ids.forEach(id -> Await.closed(client, id));
      written.put("closed", client, ids);
      written.put("configuration", config(webhooks).toString());
    }
    written.put("log", log.text());
    written.put("metrics", metrics.scrape());
    written.put("attempts", attempts.toString());
    written.put("spans", spans.finished().toString());

    assertThat(webhooks.secrets.in(webhooks.sent()))
        .contains("bearer", "password", "apiKey", "client", "access", "header", "legacy")
        .contains("query", "path", "hmac");
    written.forEach((where, text) -> assertThat(webhooks.secrets.in(text)).as(where).isEmpty());
    assertThat(written.get("closed show")).contains("[redacted]");
    assertThat(written.get("spans")).contains("InvokeWebhooks", "http_status", "tls_error");
    assertThat(written.get("log")).contains("http_status", "tls_error", "token_error");
  }

  /** In the run with references, proxy and PKCS #12 file refuse the worker until then. */
  private void awaitFailures(SecretWebhooks webhooks) {
    Set<String> awaited =
        webhooks.secrets.kinds().contains("wrongProxy")
            ? Set.of("proxied", "store", "basic", "url")
            : Set.of("basic", "url");
    Await.until(
        () ->
            awaited.stream()
                .allMatch(
                    name ->
                        attempts.stream()
                            .anyMatch(a -> a.webhook().equals(name) && a.failure() != null)));
  }

  private List<String> ids(DurableWebhookManager manager, SecretWebhooks webhooks) {
    List<String> ids = new ArrayList<>();
    String event = manager.executionId(EVENT, queue);
    ids.add(event);
    ids.add(manager.executionId(BROKEN, queue));
    ids.add(ExecutionIds.deliveries(event));
    webhooks.webhooks().stream()
        .map(webhook -> webhook.build().name())
        .filter(name -> !name.equals("bearer"))
        .forEach(name -> ids.add(ExecutionIds.delivery(event, name)));
    return ids;
  }

  private HooklineWorker worker(WorkflowClient client, SecretWebhooks webhooks) {
    return HooklineWorker.start(
        client,
        WorkerSettings.of(webhooks.variables::get)
            .withTaskQueue(queue)
            .withSecretsFolder(folder)
            .withAllowedProxies(List.of("127.0.0.1:" + webhooks.proxy.port())),
        WorkerTelemetry.none()
            .withOpenTelemetry(spans.openTelemetry())
            .withObserver(
                new AttemptLogger(
                    attempt -> {
                      metrics.attempts().observed(attempt);
                      attempts.add(attempt);
                    })));
  }

  private DurableWebhookManager manager(WorkflowClient client, SecretWebhooks webhooks) {
    return WebhookTracing.traced(
        Webhooks.initialize(
                config(webhooks),
                List.of(EVENT, BROKEN),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow(),
        spans.openTelemetry());
  }

  /** The first webhook is the sync one of the event that succeeds; all fail in the other. */
  private static Config config(SecretWebhooks webhooks) {
    List<WebhookConfigBuilder> all = webhooks.webhooks();
    all.get(0).finalResponse(true);
    all.subList(1, all.size()).forEach(webhook -> webhook.async(true));
    return Config.empty()
        .with(EVENT, all.stream().map(WebhookConfigBuilder::build).toArray(WebhookConfig[]::new))
        .with(BROKEN, webhooks.broken());
  }
}
