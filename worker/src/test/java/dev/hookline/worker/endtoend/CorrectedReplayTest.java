package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
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
import dev.hookline.operate.replay.ReplayOptions;
import dev.hookline.operate.replay.Replayed;
import dev.hookline.operate.replay.Replays;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A failed event, replayed with another URL or payload. */
@Tag("server")
class CorrectedReplayTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final Payload PAYLOAD = Payload.of("{\"project\":7}");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String id = EVENT + ":" + queue;
  private final WorkflowClient client = TemporalTier.current().client();
  private final Replays replays = Replays.of(client);
  private HooklineWorker worker;
  private DurableWebhookManager manager;

  @BeforeEach
  void failOnce() {
    receiver
        .on("labels", Step.of(200, "{\"n\":1}"))
        .on("old", Step.of(500, "{}"))
        .on("new", Step.of(200, "{\"done\":true}"));
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
    manager =
        Webhooks.initialize(
                config("old"),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    assertThatThrownBy(() -> invoke(PAYLOAD)).isInstanceOf(WebhookException.class);
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
  }

  @Test
  void callsTheCorrectedUrlWithTheRecordedResponse() {
    Replayed replayed = replays.replay(id, ReplayOptions.fromFailed().withConfig(config("new")));

    assertThat(outcome()).isEqualTo("{\"done\":true}");
    assertThat(replayed.reused()).containsExactly("labels");
    assertThat(receiver.requests("labels")).hasSize(1);
    assertThat(receiver.requests("old")).hasSize(1);
    assertThat(receiver.requests("new")).extracting(Request::text).containsExactly("{\"n\":1}");
  }

  @Test
  void sendsAnotherPayloadFromTheStartAndKeepsTheKeyBoundToTheOriginalOne() {
    receiver.on("old", Step.of(200, "{}"));

    replays.replay(id, ReplayOptions.fromStart().withPayload(Payload.of("{\"project\":8}")));

    assertThat(outcome()).isEqualTo("{}");
    assertThat(receiver.requests("labels"))
        .extracting(Request::text)
        .containsExactly("{\"project\":7}", "{\"project\":8}");
    invoke(PAYLOAD);
    assertThatThrownBy(() -> invoke(Payload.of("{\"project\":8}")))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> assertThat(e.reason()).isEqualTo(InvocationException.Reason.KEY_CONFLICT));
  }

  @Test
  void refusesAnotherPayloadFromTheFailedWebhook() {
    assertThatThrownBy(() -> ReplayOptions.fromFailed().withPayload(PAYLOAD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("another payload requires a replay from the start, found from failed");
  }

  @Test
  void replaysARunOnce() {
    String failed = client.newUntypedWorkflowStub(id).describe().getExecution().getRunId();
    Replayed first = replays.replayRun(id, failed, ReplayOptions.fromFailed());

    Replayed second = replays.replayRun(id, failed, ReplayOptions.fromFailed());

    assertThat(second).isEqualTo(first);
    assertThatThrownBy(this::outcome).isInstanceOf(WebhookException.class);
    assertThat(receiver.requests("old")).hasSize(2);
  }

  private Config config(String path) {
    return Config.empty()
        .with(
            EVENT,
            webhook("labels", "labels").build(),
            webhook("billing", path).useDataFrom("labels").finalResponse(true).build());
  }

  private WebhookConfigBuilder webhook(String name, String path) {
    return WebhookConfig.builder(name, receiver.url(path)).numRetries(1);
  }

  private void invoke(Payload payload) {
    manager.invokeWebhooks(
        EVENT, payload, InvokeOptions.key(queue), OnSuccess.noOp(), OnError.noOp());
  }

  private String outcome() {
    List<String> responses = new ArrayList<>();
    manager.attach(
        EVENT, queue, InvokeOptions.defaults(), r -> responses.add(r.text()), OnError.noOp());
    return responses.get(0);
  }
}
