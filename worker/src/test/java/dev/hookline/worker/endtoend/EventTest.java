package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Histories;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** An event from {@code invokeWebhooks} to the endpoints and back, on the tier under test. */
@Tag("server")
class EventTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private HooklineWorker worker;

  @BeforeEach
  void startWorker() {
    worker =
        HooklineWorker.start(
            client, WorkerSettings.of(name -> "value-of-" + name).withTaskQueue(queue));
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void passesTheResponseOfOneWebhookToTheNextAndReturnsTheFinalOne() {
    receiver
        .on("labels", Step.of(200, "{\"labels\": [1,  2]}"))
        .on("billing", Step.of(201, "{\"account\": 12345678901234567890}"))
        .on("audit", Step.of(200, ""));
    DurableWebhookManager manager =
        manager(
            sync("labels").build(),
            sync("billing").useDataFrom("labels").finalResponse(true).build(),
            sync("audit").build());
    List<String> responses = new ArrayList<>();

    manager.invokeWebhooks(
        EVENT, Payload.of("{\"a\": 1, \"a\": 2}"), r -> responses.add(r.text()), OnError.noOp());

    assertThat(responses).containsExactly("{\"account\": 12345678901234567890}");
    assertThat(receiver.requests())
        .extracting(Request::path, Request::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/labels", "{\"a\": 1, \"a\": 2}"),
            org.assertj.core.groups.Tuple.tuple("/billing", "{\"labels\": [1,  2]}"),
            org.assertj.core.groups.Tuple.tuple("/audit", "{\"a\": 1, \"a\": 2}"));
  }

  @Test
  void sendsTheSameIdWithEveryAttemptAndCountsThem() {
    receiver.on("labels", Step.of(503, "{}"), Step.of(500, "no"), Step.of(200, "{}"));
    DurableWebhookManager manager = manager(sync("labels").finalResponse(true).build());

    manager.invokeWebhooks(
        EVENT, "x", InvokeOptions.key("k-" + queue), OnSuccess.noOp(), OnError.noOp());

    String id = WebhookId.of("OnProjectCreated:k-" + queue, "labels");
    assertThat(receiver.requests())
        .extracting(r -> r.header("Webhook-id"), r -> r.header("Hookline-attempt"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(id, "1"),
            org.assertj.core.groups.Tuple.tuple(id, "2"),
            org.assertj.core.groups.Tuple.tuple(id, "3"));
    assertThat(receiver.requests().get(0).header("Idempotency-key")).isEqualTo(id);
    assertThat(receiver.requests().get(0).header("Hookline-event")).isEqualTo("OnProjectCreated");
    assertThat(receiver.requests().get(0).header("Content-type")).isEqualTo("application/json");
  }

  @Test
  void endsWithTheFirstFailureAndStartsNoAsyncWebhook() {
    receiver.on("labels", Step.of(422, "{\"why\":\"no\"}"));
    DurableWebhookManager manager =
        manager(
            sync("labels").numRetries(2).finalResponse(true).build(),
            sync("billing").build(),
            sync("mail").async(true).build());
    List<WebhookException> errors = new ArrayList<>();

    assertThatThrownBy(
            () ->
                manager.invokeWebhooks(
                    EVENT,
                    "x",
                    OnSuccess.noOp(),
                    e -> {
                      errors.add(e);
                      return new IllegalStateException("replaced", e);
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("replaced");

    WebhookException error = errors.get(0);
    assertThat(error)
        .hasMessageStartingWith(
            "error invoking webhook: webhook 'labels' responded with 422 at http://127.0.0.1:")
        .hasMessageContaining("(attempt 2 of 2) (execution OnProjectCreated:");
    assertThat(error.code()).isEqualTo("http_status");
    assertThat(error.status()).hasValue(422);
    assertThat(error.webhook()).contains("labels");
    assertThat(error.body()).contains("{\"why\":\"no\"}");
    assertThat(receiver.requests()).hasSize(2);
  }

  @Test
  void startsAsyncWebhooksWithTheEventsPayloadAfterTheSyncOnes() {
    receiver
        .on("labels", Step.of(200, "{}"))
        .on("mail", Step.of(500, "{}"), Step.of(200, "ok is no JSON"), Step.of(200, ""))
        .on("search", Step.of(204, ""));
    DurableWebhookManager manager =
        manager(
            sync("mail").async(true).build(),
            sync("labels").finalResponse(true).build(),
            sync("search").async(true).build());

    manager.invokeWebhooks(EVENT, "x", OnSuccess.noOp(), OnError.noOp());

    Await.until(
        () -> receiver.requests("mail").size() == 3 && receiver.requests("search").size() == 1);
    assertThat(receiver.requests().get(0).path()).isEqualTo("/labels");
    assertThat(receiver.requests("mail")).extracting(Request::text).containsOnly("\"x\"");
  }

  @Test
  void givesTheSameResultToEveryCallOfAKey() {
    receiver.on("labels", Step.of(200, "{\"n\":1}"), Step.of(200, "{\"n\":2}"));
    DurableWebhookManager manager = manager(sync("labels").finalResponse(true).build());
    InvokeOptions key = InvokeOptions.key(queue);
    List<String> responses = new ArrayList<>();

    manager.invokeWebhooks(EVENT, "x", key, r -> responses.add(r.text()), OnError.noOp());
    manager.invokeWebhooks(EVENT, "x", key, r -> responses.add(r.text()), OnError.noOp());
    manager.attach(EVENT, queue, key, r -> responses.add(r.text()), OnError.noOp());

    assertThat(responses).containsExactly("{\"n\":1}", "{\"n\":1}", "{\"n\":1}");
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void refusesAKeyWithAnotherPayload() {
    receiver.on("labels", Step.of(200, "{}"));
    DurableWebhookManager manager = manager(sync("labels").finalResponse(true).build());
    manager.invokeWebhooks(EVENT, "x", InvokeOptions.key(queue), OnSuccess.noOp(), OnError.noOp());

    assertThatThrownBy(
            () ->
                manager.invokeWebhooks(
                    EVENT, "y", InvokeOptions.key(queue), OnSuccess.noOp(), OnError.noOp()))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.KEY_CONFLICT);
              assertThat(e.accepted()).isEqualTo(Accepted.NO);
            })
        .hasMessageContaining("belongs to execution OnProjectCreated:" + queue);
  }

  @Test
  void returnsTheRecordedFailureUnlessANewRunIsRequested() {
    receiver.on("labels", Step.of(500, "{}"), Step.of(200, "{}"));
    DurableWebhookManager manager =
        manager(sync("labels").numRetries(1).finalResponse(true).build());
    InvokeOptions key = InvokeOptions.key(queue);

    assertThatThrownBy(
            () -> manager.invokeWebhooks(EVENT, "x", key, OnSuccess.noOp(), OnError.noOp()))
        .isInstanceOf(WebhookException.class);
    assertThatThrownBy(
            () -> manager.invokeWebhooks(EVENT, "x", key, OnSuccess.noOp(), OnError.noOp()))
        .isInstanceOf(WebhookException.class);
    assertThat(receiver.requests()).hasSize(1);
    manager.invokeWebhooks(EVENT, "x", key.withRerunFailed(), OnSuccess.noOp(), OnError.noOp());

    assertThat(receiver.requests()).hasSize(2);
  }

  @Test
  void endsTheWaitAtTheDeadlineAndContinues() {
    receiver.on("labels", Step.of(200, "{\"late\":true}").after(Duration.ofSeconds(2)));
    DurableWebhookManager manager = manager(sync("labels").finalResponse(true).build());
    InvokeOptions options = InvokeOptions.key(queue).withDeadline(Duration.ofMillis(500));

    assertThatThrownBy(
            () -> manager.invokeWebhooks(EVENT, "x", options, OnSuccess.noOp(), OnError.noOp()))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.DEADLINE_PASSED);
              assertThat(e.accepted()).isEqualTo(Accepted.YES);
              assertThat(e.key()).contains(queue);
            });
    List<String> responses = new ArrayList<>();
    manager.attach(
        EVENT, queue, InvokeOptions.defaults(), r -> responses.add(r.text()), OnError.noOp());

    assertThat(responses).containsExactly("{\"late\":true}");
  }

  @Test
  void reportsACancellationToWaitingCallers() {
    receiver.on("labels", Step.of(503, "{}").with("Retry-After", "3600"));
    DurableWebhookManager manager = manager(sync("labels").finalResponse(true).build());
    var waiting = manager.invokeWebhooksAsync(EVENT, "x", InvokeOptions.key(queue));
    Await.until(() -> receiver.requests().size() == 1);

    manager.cancel(EVENT, queue);

    assertThatThrownBy(waiting::join)
        .hasCauseInstanceOf(WebhookException.class)
        .hasMessageContaining("execution was cancelled");
  }

  @Test
  @DisabledIfSystemProperty(
      named = "hookline.encrypted",
      matches = "true",
      disabledReason = "reads a history in the clear")
  void sendsResolvedSecretsThatNoHistoryHolds() {
    receiver.on("labels", Step.of(200, "{}"));
    DurableWebhookManager manager =
        manager(
            WebhookConfig.builder("labels", receiver.url("labels?sig=${env:HOOKLINE_SECRET_SIG}"))
                .bearerToken("${env:HOOKLINE_SECRET_TOKEN}")
                .header("X-Api-Key", "${env:HOOKLINE_SECRET_KEY}")
                .finalResponse(true)
                .build());

    manager.invokeWebhooks(EVENT, "x", InvokeOptions.key(queue), OnSuccess.noOp(), OnError.noOp());

    Request request = receiver.requests().get(0);
    assertThat(request.header("Authorization")).isEqualTo("Bearer value-of-HOOKLINE_SECRET_TOKEN");
    assertThat(request.header("X-api-key")).isEqualTo("value-of-HOOKLINE_SECRET_KEY");
    String history = Histories.text(client, "OnProjectCreated:" + queue);
    assertThat(history)
        .contains("\"labels\"", "?sig=${env:HOOKLINE_SECRET_SIG}")
        .doesNotContain("value-of-");
  }

  @Test
  void carriesAMebibyteByteForByte() {
    String body = "{\"t\": \"" + "\\u00e9 é ".repeat(140_000) + "\"}";
    receiver.on("labels", Step.of(200, body));
    DurableWebhookManager manager =
        manager(sync("labels").maxResponseBytes(Payload.MAX_BYTES).finalResponse(true).build());
    List<Payload> responses = new ArrayList<>();

    manager.invokeWebhooks(EVENT, Payload.of(body), responses::add, OnError.noOp());

    assertThat(responses).containsExactly(Payload.of(body));
    assertThat(receiver.requests().get(0).text()).isEqualTo(body);
  }

  private DurableWebhookManager manager(WebhookConfig... webhooks) {
    return Webhooks.initialize(
            Config.empty().with(EVENT, webhooks),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }

  private dev.hookline.config.WebhookConfigBuilder sync(String name) {
    return WebhookConfig.builder(name, receiver.url(name));
  }
}
