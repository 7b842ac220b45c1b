package dev.hookline.worker.endtoend;

import static dev.hookline.worker.endtoend.EncryptedEvents.NONE;
import static dev.hookline.worker.endtoend.EncryptedEvents.OLD;
import static dev.hookline.worker.endtoend.EncryptedEvents.ROTATED;
import static dev.hookline.worker.endtoend.EncryptedEvents.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.Payload;
import dev.hookline.config.WebhookConfig;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.tier.Histories;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Executions in flight while encryption is switched on, a key is rotated, or a worker has none. */
@Tag("server")
class KeyRotationTest {

  private final EncryptedEvents events = new EncryptedEvents();
  private WebhookConfig[] webhooks;

  @BeforeEach
  void scriptAnEndpointThatFailsOnce() {
    events
        .receiver
        .on("labels", Step.of(200, "{\"n\":1}"))
        .on("billing", Step.of(503, "{}").with("Retry-After", "2"), Step.of(200, "{\"n\":2}"))
        .on("audit", Step.of(200, "{\"n\":3}"));
    webhooks =
        new WebhookConfig[] {
          events.webhook("labels").build(),
          events.webhook("billing").useDataFrom("labels").build(),
          events.webhook("audit").useDataFrom("billing").finalResponse(true).build()
        };
  }

  @AfterEach
  void stop() throws Exception {
    events.close();
  }

  @Test
  @NeedsRealServer
  void anEventThatBeganInTheClearGoesOnEncrypted() throws Exception {
    continues(NONE, OLD);

    assertThat(Histories.text(TemporalTier.current().client(), events.execution()))
        .contains("json/plain", "binary/encrypted", "{\"n\":1}")
        .doesNotContain("{\"n\":2}", "{\"n\":3}");
  }

  @Test
  @NeedsRealServer
  void anEventGoesOnWithTheNextKey() throws Exception {
    continues(OLD, ROTATED);

    assertThat(Histories.text(TemporalTier.current().client(), events.execution()))
        .contains("k1", "k2")
        .doesNotContain("{\"n\":");
  }

  private void continues(Encryption before, Encryption after) throws Exception {
    DurableWebhookManager manager = events.manager(before, webhooks);
    CompletableFuture<Payload> outcome;
    try (HooklineWorker worker = events.worker(before)) {
      assertThat(worker.isRunning()).isTrue();
      outcome = events.invoke(manager, "{}");
      Await.until(() -> !events.receiver.requests("billing").isEmpty());
      Await.until(() -> pending().code() != null);
    }
    DurableWebhookManager next = events.manager(after, webhooks);
    CompletableFuture<Payload> attached = events.invoke(next, "{}");
    CompletableFuture<Payload> conflict = events.invoke(next, "{\"other\":1}");
    try (HooklineWorker worker = events.worker(after)) {
      assertThat(worker.isRunning()).isTrue();
      assertThat(attached.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":3}");
    }
    assertThat(events.receiver.requests("billing")).hasSize(2);
    assertThat(events.receiver.requests("billing").get(1).text()).isEqualTo("{\"n\":1}");
    assertThat(events.receiver.requests("audit").get(0).text()).isEqualTo("{\"n\":2}");
    assertThatThrownBy(() -> conflict.get(60, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> assertThat(e.reason()).isEqualTo(InvocationException.Reason.KEY_CONFLICT));
    if (before.isOn()) {
      assertThatThrownBy(() -> outcome.get(60, TimeUnit.SECONDS))
          .cause()
          .hasMessageContaining("encrypted with key 'k2', which is not configured");
    }
  }

  private WebhookState pending() {
    return ExecutionDetails.of(client(ROTATED)).show(events.execution()).webhooks().get(1);
  }

  @Test
  void aWorkerWithoutTheKeyFailsNoExecution() throws Exception {
    DurableWebhookManager manager = events.manager(OLD, webhooks);
    CompletableFuture<Payload> outcome;
    try (HooklineWorker without = events.worker(NONE)) {
      assertThat(without.isRunning()).isTrue();
      outcome = events.invoke(manager, "{}");
      Await.until(() -> history().contains("encrypted with key 'k1', which is not configured"));
    }
    assertThat(events.receiver.requests()).isEmpty();
    try (HooklineWorker with = events.worker(OLD)) {
      assertThat(with.isRunning()).isTrue();
      assertThat(outcome.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":3}");
    }
  }

  @Test
  @NeedsRealServer
  void anAttemptOnAWorkerWithoutTheKeyIsMadeAgainLater() throws Exception {
    DurableWebhookManager manager = events.manager(OLD, webhooks);
    CompletableFuture<Payload> outcome;
    try (HooklineWorker with = events.worker(OLD)) {
      assertThat(with.isRunning()).isTrue();
      outcome = events.invoke(manager, "{}");
      Await.until(() -> !events.receiver.requests("billing").isEmpty());
      Await.until(() -> pending().code() != null);
    }
    long begun = System.nanoTime();
    try (HooklineWorker without = events.worker(NONE)) {
      assertThat(without.isRunning()).isTrue();
      Await.until(() -> "decryption_failed".equals(pending().code()));
    }
    assertThat(pending().failure())
        .startsWith("worker cannot read what it was given: encrypted with key 'k1'");
    try (HooklineWorker with = events.worker(OLD)) {
      assertThat(with.isRunning()).isTrue();
      assertThat(outcome.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":3}");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(10));
    assertThat(events.receiver.requests("billing")).hasSize(2);
  }

  @Test
  void theDigestOfAPayloadIsKeyed() throws Exception {
    DurableWebhookManager manager = events.manager(ROTATED, webhooks);
    var unused = events.invoke(manager, "{}");
    Await.until(() -> digest().matches("hmac-sha256:k2:[0-9a-f]{64}"));
  }

  /** An event is recorded a moment after its call. */
  private String history() {
    try {
      return Histories.text(TemporalTier.current().client(), events.execution());
    } catch (io.grpc.StatusRuntimeException e) {
      return "";
    }
  }

  private String digest() {
    try {
      return String.valueOf(
          client(ROTATED)
              .newUntypedWorkflowStub(events.execution())
              .describe()
              .getMemo(Names.MEMO_PAYLOAD_DIGEST, String.class, String.class));
    } catch (io.temporal.client.WorkflowNotFoundException e) {
      return "";
    }
  }
}
