package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.Attempt.Outcome;
import dev.hookline.operate.EarlierRun;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.replay.Replays;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.OwnThread;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The log of attempts, while they are made and afterwards. */
@Tag("server")
class AttemptLogTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String id = EVENT + ":" + queue;
  private final WorkflowClient client = TemporalTier.current().client();
  private final ExecutionDetails executions = ExecutionDetails.of(client);
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
                        WebhookConfig.builder("labels", receiver.url("labels")).build(),
                        WebhookConfig.builder("billing", receiver.url("billing"))
                            .numRetries(3)
                            .finalResponse(true)
                            .build(),
                        WebhookConfig.builder("mail", receiver.url("mail")).async(true).build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    receiver
        .on("labels", Step.of(500, "{}"), Step.of(502, "{}"), Step.of(201, "{\"n\":1}"))
        .on("billing", Step.of(200, "{\"a\":1}"))
        .on("mail", Step.of(503, "{}"), Step.of(204, ""));
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
  }

  @Test
  void hasEveryAttemptOfWebhooksThatSucceeded() {
    Instant before = Instant.now().minusSeconds(5);
    invoke();
    Await.until(() -> state("mail").state() == State.SUCCEEDED);

    assertThat(state("labels").attemptLog())
        .extracting(Attempt::attempt, Attempt::outcome, Attempt::status, Attempt::code)
        .containsExactly(
            tuple(1, Outcome.FAILED, 500, "http_status"),
            tuple(2, Outcome.FAILED, 502, "http_status"),
            tuple(3, Outcome.SUCCEEDED, 201, null));
    assertThat(state("labels").attemptLog())
        .allSatisfy(attempt -> assertThat(attempt.startedAt()).isAfter(before))
        .isSortedAccordingTo((a, b) -> a.startedAt().compareTo(b.startedAt()));
    assertThat(state("mail").attemptLog()).extracting(Attempt::status).containsExactly(503, 204);
    assertThat(executions.show(id).webhooks())
        .allSatisfy(webhook -> assertThat(webhook.missingAttempts()).isEmpty());
  }

  @Test
  void hasEveryAttemptAndTheBodyOfAWebhookThatFailed() {
    receiver.on("billing", Step.of(503, "{\"why\":\"down\"}"));
    invoke();

    WebhookState billing = state("billing");

    assertThat(billing.state()).isEqualTo(State.FAILED);
    assertThat(billing.attempts()).isEqualTo(3);
    assertThat(billing.attemptLog()).extracting(Attempt::status).containsExactly(503, 503, 503);
    assertThat(billing.status()).isEqualTo(503);
    assertThat(billing.body()).isEqualTo("{\"why\":\"down\"}");
    assertThat(state("mail").state()).isEqualTo(State.NOT_CALLED);
  }

  @Test
  @NeedsRealServer
  void hasWhatIsPending() {
    receiver.on(
        "billing",
        Step.of(500, "{}"),
        Step.of(503, "{\"later\":true}").with("Retry-After", "3600"));
    CompletableFuture<Void> call = CompletableFuture.runAsync(this::invoke, OwnThread.EACH);
    Await.until(
        () ->
            isStarted()
                && state("billing").pending() == Pending.WAITING
                && state("billing").attempts() == 3);

    WebhookState billing = state("billing");

    assertThat(billing.attemptLog()).extracting(Attempt::status).containsExactly(500, 503);
    assertThat(billing.missingAttempts()).isEmpty();
    assertThat(billing.body()).isEqualTo("{\"later\":true}");
    assertThat(billing.nextAttemptAt())
        .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3700));
    client.newUntypedWorkflowStub(id).terminate("test ends");
    call.join();
    assertThat(state("billing").state()).isEqualTo(State.CANCELLED);
  }

  @Test
  @NeedsRealServer
  void hasAnAttemptInFlight() {
    receiver.on("billing", Step.of(500, "{}"), Step.of(200, "{}").after(Duration.ofSeconds(4)));
    CompletableFuture<Void> call = CompletableFuture.runAsync(this::invoke, OwnThread.EACH);
    Await.until(
        () ->
            isStarted()
                && state("billing").attempts() == 2
                && state("billing").pending() == Pending.IN_FLIGHT);

    assertThat(state("billing").attemptLog())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.FAILED, Outcome.RUNNING);
    call.join();
    assertThat(state("billing").attemptLog())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.FAILED, Outcome.SUCCEEDED);
    assertThat(state("billing").attemptLog().get(1).millis()).isBetween(3_900L, 60_000L);
  }

  @Test
  void namesTheRunsThatReplaysHaveReplaced() {
    receiver.on("billing", Step.of(410, "{}"));
    invoke();
    String first = executions.show(id).execution().runId();
    String second = Replays.of(client).replayFromFailed(id).runId();
    Await.until(() -> executions.show(id).execution().status() == ExecutionStatus.FAILED);
    Replays.of(client).replayFromStart(id);

    ExecutionDetail detail = executions.show(id);

    assertThat(detail.replays()).extracting(EarlierRun::runId).containsExactly(second, first);
    assertThat(detail.replays()).extracting(EarlierRun::from).containsExactly("start", "failed");
    assertThat(detail.replays())
        .extracting(EarlierRun::status)
        .containsOnly(ExecutionStatus.FAILED);
  }

  private boolean isStarted() {
    return !receiver.requests("labels").isEmpty();
  }

  private WebhookState state(String name) {
    return executions.show(id).webhooks().stream()
        .filter(webhook -> webhook.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void invoke() {
    manager.invokeWebhooks(
        EVENT,
        Payload.of("{\"project\":7}"),
        InvokeOptions.key(queue),
        OnSuccess.noOp(),
        error -> null);
  }
}
