package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.replay.Replayed;
import dev.hookline.operate.replay.Replays;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A failed event, replayed under its own id. */
@Tag("server")
class ReplayTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String id = EVENT + ":" + queue;
  private final WorkflowClient client = TemporalTier.current().client();
  private final Replays replays = Replays.of(client);
  private HooklineWorker worker;
  private DurableWebhookManager manager;

  @BeforeEach
  void startWorker() {
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        sync("labels").build(),
                        sync("billing").useDataFrom("labels").build(),
                        sync("audit").useDataFrom("billing").finalResponse(true).build(),
                        sync("mail").async(true).build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    receiver
        .on("labels", Step.of(200, "{\"n\": 12345678901234567890}"))
        .on("billing", Step.of(200, "{\"a\":1, \"a\":2}"))
        .on("audit", Step.of(500, "{}"))
        .on("mail", Step.of(204, ""));
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
  }

  @Test
  void callsOnlyTheFailedWebhookWithTheRecordedResponse() {
    fail();
    receiver.on("audit", Step.of(200, "{\"done\":true}"));

    Replayed replayed = replays.replayFromFailed(id);

    assertThat(outcome()).containsExactly("{\"done\":true}");
    assertThat(replayed.reused()).containsExactly("labels", "billing");
    assertThat(receiver.requests("labels")).hasSize(1);
    assertThat(receiver.requests("billing")).hasSize(1);
    assertThat(receiver.requests("audit"))
        .extracting(Request::text)
        .containsOnly("{\"a\":1, \"a\":2}");
    assertThat(receiver.requests("audit"))
        .extracting(request -> request.header("Webhook-id"))
        .containsOnly(receiver.requests("audit").get(0).header("Webhook-id"));
  }

  @Test
  void replaysAReplayThatFailedAgain() {
    fail();
    replays.replayFromFailed(id);
    assertThatThrownBy(this::outcome).isInstanceOf(WebhookException.class);
    receiver.on("audit", Step.of(200, "{\"done\":true}"));

    Replayed replayed = replays.replayFromFailed(id);

    assertThat(outcome()).containsExactly("{\"done\":true}");
    assertThat(replayed.reused()).containsExactly("labels", "billing");
    assertThat(receiver.requests("billing")).hasSize(1);
  }

  @Test
  void callsEveryWebhookAgainFromTheStart() {
    fail();
    receiver.on("audit", Step.of(200, "{}"));

    replays.replayFromStart(id);

    assertThat(outcome()).containsExactly("{}");
    assertThat(receiver.requests("labels")).hasSize(2);
    assertThat(receiver.requests("billing")).hasSize(2);
  }

  @Test
  void refusesAnEventThatSucceeded() {
    receiver.on("audit", Step.of(200, "{}"));
    invoke();
    Await.closed(client, id);

    assertThatThrownBy(() -> replays.replayFromFailed(id))
        .isInstanceOfSatisfying(
            OperateException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SUCCEEDED))
        .hasMessageStartingWith("execution " + id + " succeeded");
  }

  @Test
  void reportsAMissingExecution() {
    assertThatThrownBy(() -> replays.replayFromFailed(id))
        .isInstanceOfSatisfying(
            OperateException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
  }

  @Test
  void replaysOneAsyncDelivery() {
    receiver.on("audit", Step.of(200, "{}")).on("mail", Step.of(500, "{}"));
    invoke();
    String delivery = id + ":async:mail";
    Await.until(
        () -> statusOf(delivery) == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED);
    receiver.on("mail", Step.of(204, ""));

    Replayed replayed = replays.replayFromFailed(delivery);

    Await.until(
        () -> statusOf(delivery) == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
    assertThat(replayed.executionId()).isEqualTo(delivery);
    assertThat(receiver.requests("mail")).hasSize(2);
    assertThat(receiver.requests("mail"))
        .extracting(request -> request.header("Webhook-id"))
        .containsOnly(WebhookId.of(id, "mail"));
    assertThat(receiver.requests("labels")).hasSize(1);
    assertThat(ExecutionDetails.of(client).show(delivery).webhooks())
        .extracting(WebhookState::state)
        .containsExactly(WebhookState.State.SUCCEEDED);
  }

  private WorkflowExecutionStatus statusOf(String execution) {
    return client.newUntypedWorkflowStub(execution).describe().getStatus();
  }

  private void fail() {
    assertThatThrownBy(this::invoke).isInstanceOf(WebhookException.class);
  }

  private void invoke() {
    manager.invokeWebhooks(
        EVENT,
        Payload.of("{\"project\":7}"),
        InvokeOptions.key(queue),
        OnSuccess.noOp(),
        OnError.noOp());
  }

  private List<String> outcome() {
    List<String> responses = new ArrayList<>();
    manager.attach(
        EVENT, queue, InvokeOptions.defaults(), r -> responses.add(r.text()), OnError.noOp());
    return responses;
  }

  private WebhookConfigBuilder sync(String name) {
    return WebhookConfig.builder(name, receiver.url(name)).numRetries(1);
  }
}
