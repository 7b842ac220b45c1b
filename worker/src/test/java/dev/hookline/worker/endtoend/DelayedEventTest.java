package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.StartedEvent;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.contract.Plan;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.replay.Replays;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.testing.WorkflowReplayer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events that start later: recorded at once, called at their time. */
@Tag("server")
class DelayedEventTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final Duration LONG = Duration.ofHours(1);

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final HooklineWorker worker =
      HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    worker.close();
    receiver.close();
  }

  @Test
  void startsAtItsTime() {
    receiver.on("labels", Step.of(200, "{\"n\":1}")).on("mail", Step.of(204, ""));
    DurableWebhookManager manager = manager(labels(), mail());
    Instant startAt = Instant.now().plus(SHORT);

    StartedEvent started =
        manager.start(EVENT, Payload.of("{}"), InvokeOptions.key(queue).withStartAt(startAt));
    Execution scheduled = show(started.executionId());
    List<String> responses = new ArrayList<>();
    manager.attach(
        EVENT,
        queue,
        InvokeOptions.defaults(),
        response -> responses.add(response.text()),
        OnError.rethrow());

    assertThat(scheduled.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(scheduled.isScheduled(scheduled.startedAt())).isTrue();
    assertThat(scheduled.startAt()).isBetween(startAt.minusSeconds(1), startAt.plusSeconds(1));
    assertThat(responses).containsExactly("{\"n\":1}");
    assertThat(Instant.now()).isAfterOrEqualTo(startAt.minusMillis(50));
    Await.until(() -> receiver.requests("mail").size() == 1);
    assertReplays(started.executionId());
  }

  @Test
  void startsAtOnceAtATimeThatHasLongPassed() {
    receiver.on("labels", Step.of(200, "{}"));
    DurableWebhookManager manager = manager(labels());

    manager.start(
        EVENT,
        Payload.of("{}"),
        InvokeOptions.key(queue).withStartAt(Instant.now().minus(Duration.ofDays(400))));

    Await.until(() -> receiver.requests("labels").size() == 1);
  }

  @Test
  void isCancelledAtOnceBeforeItsStart() {
    DurableWebhookManager manager = manager(labels());
    StartedEvent started = start(manager, LONG);

    manager.cancel(EVENT, queue);

    Await.closed(client, started.executionId());
    assertThat(show(started.executionId()).status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(receiver.requests()).isEmpty();
    assertReplays(started.executionId());
  }

  @Test
  void aReplayDoesNotDelayAgain() {
    receiver.on("labels", Step.of(200, "{}"));
    DurableWebhookManager manager = manager(labels());
    StartedEvent started = start(manager, LONG);
    manager.cancel(EVENT, queue);
    Await.closed(client, started.executionId());

    Replays.of(client).replayFromFailed(started.executionId());

    Await.closed(client, started.executionId());
    assertThat(show(started.executionId()).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(show(started.executionId()).startAt()).isNull();
  }

  @Test
  void aDuplicateKeyAttachesToTheScheduledEvent() {
    DurableWebhookManager manager = manager(labels());
    StartedEvent started = start(manager, LONG);

    StartedEvent again = manager.start(EVENT, Payload.of("{}"), InvokeOptions.key(queue));

    assertThat(again.attached()).isTrue();
    assertThat(again.runId()).isEqualTo(started.runId());
    assertThat(show(started.executionId()).isScheduled(Instant.now())).isTrue();
    manager.cancel(EVENT, queue);
  }

  @Test
  void itsDeadlineCountsFromItsStart() {
    receiver.on("labels", Step.of(200, "{}"));
    DurableWebhookManager manager = manager(labels());

    StartedEvent started =
        manager.start(
            EVENT,
            Payload.of("{}"),
            InvokeOptions.key(queue)
                .withDelay(Duration.ofSeconds(5))
                .withEventDeadline(Duration.ofSeconds(4)));

    Await.closed(client, started.executionId());
    assertThat(show(started.executionId()).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertReplays(started.executionId());
  }

  @Test
  void callsThatWaitRefuseIt() {
    DurableWebhookManager manager = manager(labels());
    InvokeOptions delayed = InvokeOptions.key(queue).withDelay(LONG);

    assertThatThrownBy(
            () ->
                manager.invokeWebhooks(
                    EVENT, Payload.of("{}"), delayed, OnSuccess.noOp(), OnError.rethrow()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a delayed event has no outcome to wait for yet; record it with start of a durable manager, and wait with attach");
    assertThatThrownBy(() -> manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), delayed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A task before the start, here for an update, and a starter that sets no start delay. */
  @Test
  void anEarlyTaskWaitsForTheStart() {
    receiver.on("labels", Step.of(503, "{}"), Step.of(200, "{}"));
    Instant startAt = Instant.now().plus(SHORT);
    Plan plan = Plan.of(EVENT, null, List.of(labels().build())).withStartAt(startAt.toEpochMilli());
    var stub =
        client.newUntypedWorkflowStub(
            Names.INVOKE_WEBHOOKS,
            WorkflowOptions.newBuilder().setTaskQueue(queue).setWorkflowId(queue).build());
    stub.start(WireJson.toPayload(plan), Bodies.of(Payload.of("{}").bytes()));

    stub.startUpdate(
        UpdateOptions.newBuilder(String.class)
            .setUpdateName(Names.AWAIT_RESPONSE)
            .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
            .build());
    assertThat(receiver.requests()).isEmpty();
    Execution scheduled = show(queue);
    Await.closed(client, queue);

    assertThat(scheduled.startAt()).isEqualTo(startAt.truncatedTo(ChronoUnit.MILLIS));
    assertThat(Instant.now()).isAfterOrEqualTo(startAt.minusMillis(50));
    assertThat(receiver.requests("labels")).hasSize(2);
    assertReplays(queue);
  }

  private StartedEvent start(DurableWebhookManager manager, Duration delay) {
    return manager.start(EVENT, Payload.of("{}"), InvokeOptions.key(queue).withDelay(delay));
  }

  private Execution show(String id) {
    return ExecutionDetails.of(client).show(id).execution();
  }

  private void assertReplays(String id) {
    Await.closed(client, id);
    if (!Boolean.getBoolean("hookline.encrypted")) {
      assertThatCode(
              () ->
                  WorkflowReplayer.replayWorkflowExecution(
                      client.fetchHistory(id), InvokeWebhooksWorkflow.class))
          .doesNotThrowAnyException();
    }
  }

  private DurableWebhookManager manager(WebhookConfigBuilder... webhooks) {
    WebhookConfig[] built =
        Arrays.stream(webhooks).map(WebhookConfigBuilder::build).toArray(WebhookConfig[]::new);
    DurableWebhookManager manager =
        Webhooks.initialize(
                Config.empty().with(EVENT, built),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    open.add(manager);
    return manager;
  }

  private WebhookConfigBuilder labels() {
    return WebhookConfig.builder("labels", receiver.url("labels")).finalResponse(true);
  }

  private WebhookConfigBuilder mail() {
    return WebhookConfig.builder("mail", receiver.url("mail")).async(true);
  }
}
