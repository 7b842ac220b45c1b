package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.ServiceType;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.replay.Replays;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names, keys and bodies in any script, with characters that ids escape. */
@Tag("server")
class UnicodeTest {

  private static final String LABELS = "étiquettes 📦: 100%";
  private static final String BILLING = "счёт";
  private static final String MAIL = "メール";
  private static final String BODY =
      "{\"名前\": \"😀 é \\u00e9\", \"ключ\":\"\uD83C\uDFF3\u200D\uD83C\uDF08\"}";
  private static final String RESPONSE = "{\"ответ\": \"👍\u0301\"}";

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final EventType event = EventType.of("OnПроект😀:%" + queue);
  private final String key = "ключ:😀 %é";
  private final WorkflowClient client = TemporalTier.current().client();
  private HooklineWorker worker;
  private DurableWebhookManager manager;

  @BeforeEach
  void start() {
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        event,
                        webhook(LABELS, "labels").build(),
                        webhook(BILLING, "billing").useDataFrom(LABELS).finalResponse(true).build(),
                        webhook(MAIL, "mail").async(true).build()),
                List.of(event),
                client,
                DurableOptions.defaults()
                    .withTaskQueue(queue)
                    .withService(ServiceType.of("サービス:%")))
            .orElseThrow();
    receiver
        .on("labels", Step.of(200, RESPONSE))
        .on("billing", Step.of(200, BODY))
        .on("mail", Step.of(204, ""));
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
  }

  @Test
  void arrivesAndReturnsUnchanged() throws Exception {
    assertThat(invoke().get(60, TimeUnit.SECONDS).text()).isEqualTo(BODY);
    Await.until(() -> receiver.requests("mail").size() == 1);

    assertThat(receiver.requests()).extracting(Request::text).containsExactly(BODY, RESPONSE, BODY);
    Request labels = receiver.requests("labels").get(0);
    assertThat(labels.header("Hookline-webhook"))
        .isEqualTo("%c3%a9tiquettes%20%f0%9f%93%a6:%20100%25");
    assertThat(labels.header("Webhook-id")).isEqualTo(WebhookId.of(id(), LABELS));
    assertThat(labels.header("Hookline-event")).startsWith("On%d0%9f").endsWith(":%25" + queue);
  }

  @Test
  void anErrorThatIsCutInTheMiddleOfACharacterEndsBeforeIt() {
    String max = "é".repeat(510) + "a";
    receiver.on("billing", Step.of(500, max + "😀😀"));

    assertThatThrownBy(() -> invoke().get(60, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            WebhookException.class,
            failed -> {
              assertThat(failed.webhook()).contains(BILLING);
              assertThat(failed.body()).contains(max);
            })
        .hasMessageContaining(BILLING);
  }

  @Test
  @NeedsRealServer
  void isFoundShownAndReplayedByItsNames() throws Exception {
    receiver.on("billing", Step.of(500, "{}"));
    assertThatThrownBy(() -> invoke().get(60, TimeUnit.SECONDS)).hasMessageContaining(BILLING);
    Executions executions = Executions.of(client);
    ExecutionFilter failed =
        ExecutionFilter.all()
            .with(
                all ->
                    all.event(event.name())
                        .webhook(BILLING)
                        .key(key)
                        .statuses(List.of(ExecutionStatus.FAILED)));
    Await.until(() -> !executions.list(failed, 10, null).executions().isEmpty());

    assertThat(executions.list(failed, 10, null).executions())
        .extracting(Execution::id)
        .containsExactly(id());
    receiver.on("billing", Step.of(200, BODY));
    Replays.of(client).replayFromFailed(id());

    assertThat(invoke().get(60, TimeUnit.SECONDS).text()).isEqualTo(BODY);
    Await.until(() -> receiver.requests("mail").size() == 1);
    assertThat(receiver.requests("labels")).hasSize(1);
    ExecutionDetail shown = ExecutionDetails.of(client).show(id());
    assertThat(shown.webhooks())
        .extracting(WebhookState::name)
        .containsExactly(LABELS, BILLING, MAIL);
  }

  private String id() {
    return manager.executionId(event, key);
  }

  private CompletableFuture<Payload> invoke() {
    return manager.invokeWebhooksAsync(event, Payload.of(BODY), InvokeOptions.key(key));
  }

  private WebhookConfigBuilder webhook(String name, String path) {
    return WebhookConfig.builder(name, receiver.url(path)).numRetries(1);
  }
}
