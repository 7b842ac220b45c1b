package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.replay.Replays;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How several async webhooks of an event are delivered, and under which address. */
@Tag("server")
class DeliveriesTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final int MANY = 200;
  private static final int FAILING = 30;

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String id = EVENT + ":" + queue;
  private final String together = id + ":async:";
  private final WorkflowClient client = TemporalTier.current().client();
  private final ExecutionDetails executions = ExecutionDetails.of(client);
  private final HooklineWorker worker =
      HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void startTogetherAndAreEachFoundUnderTheirOwnAddress() {
    receiver.on("mail", Step.of(204, "")).on("search", Step.of(200, "{}"));
    invoke(async("mail").build(), async("search").build());
    awaitAll();

    var mail = executions.show(together + "mail");
    assertThat(mail.execution().kind()).isEqualTo(ExecutionKind.DELIVERY);
    assertThat(mail.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(mail.payload()).isEqualTo("{\"project\":7}");
    assertThat(mail.webhooks()).extracting(WebhookState::attempts).containsExactly(1);
    assertThat(states(id)).containsExactly("mail succeeded 1", "search succeeded 1");
    assertThat(states(together)).containsExactly("mail succeeded 1", "search succeeded 1");
    assertThat(receiver.requests("mail"))
        .extracting(request -> request.header("Webhook-id"), request -> request.text())
        .containsExactly(tuple(WebhookId.of(id, "mail"), "{\"project\":7}"));
    assertThat(client.fetchHistory(id).getEvents()).hasSizeLessThanOrEqualTo(13);
  }

  @Test
  void oneThatFailsContinuesAsASeparateExecutionWithContinuousAttemptNumbers() {
    receiver.on("mail", Step.of(503, "{\"why\":\"busy\"}"), Step.of(500, "{}"), Step.of(204, ""));
    receiver.on("search", Step.of(204, ""));
    invoke(async("mail").build(), async("search").build());
    awaitDelivery("mail");

    assertThat(receiver.requests("mail"))
        .extracting(request -> request.header("hookline-attempt"))
        .containsExactly("1", "2", "3");
    assertThat(states(id)).containsExactly("mail succeeded 3", "search succeeded 1");
    assertThat(executions.show(together + "mail").webhooks().get(0).attemptLog())
        .extracting(Attempt::attempt, Attempt::status)
        .containsExactly(tuple(1, 503), tuple(2, 500), tuple(3, 204));
    assertThat(receiver.requests("search")).hasSize(1);
  }

  @Test
  void oneThatFailsFinallyIsAFailedExecutionThatCanBeReplayed() {
    receiver.on("mail", Step.of(410, "{\"gone\":1}")).on("search", Step.of(204, ""));
    invoke(async("mail").build(), async("search").build());
    awaitAll();

    var failed = executions.show(together + "mail");
    assertThat(failed.execution().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(failed.webhooks())
        .extracting(WebhookState::state, WebhookState::code, WebhookState::body)
        .containsExactly(tuple(State.FAILED, "http_status", "{\"gone\":1}"));
    assertThat(states(id)).containsExactly("mail failed 1", "search succeeded 1");

    receiver.on("mail", Step.of(204, ""));
    Replays.of(client).replayFromFailed(together + "mail");
    awaitDelivery("mail");

    assertThat(states(id)).containsExactly("mail succeeded 1", "search succeeded 1");
    assertThat(receiver.requests("mail")).hasSize(2);
    assertThat(receiver.requests("search")).hasSize(1);
  }

  @Test
  void oneWithRegularExecutionIsASeparateExecution() {
    receiver.on("mail", Step.of(204, "")).on("search", Step.of(204, ""));
    invoke(async("mail").execution(WebhookExecution.REGULAR).build(), async("search").build());
    awaitDelivery("mail");

    assertThat(client.fetchHistory(together + "mail").getEvents())
        .anyMatch(HistoryEvent::hasActivityTaskScheduledEventAttributes);
    assertThat(receiver.requests("mail")).hasSize(1);
  }

  @Test
  void aDeliveryThatWasMadeIsNotReplayed() {
    receiver.on("mail", Step.of(204, "")).on("search", Step.of(204, ""));
    invoke(async("mail").build(), async("search").build());
    awaitAll();

    assertThatThrownBy(() -> Replays.of(client).replayFromFailed(together + "mail"))
        .isInstanceOfSatisfying(
            OperateException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SUCCEEDED))
        .hasMessageContaining("hookline show " + together + "mail");
    assertThatThrownBy(() -> executions.show(together + "nobody"))
        .isInstanceOfSatisfying(
            OperateException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
  }

  @Test
  void terminatedDeliveriesAreReplayedWithoutThoseThatWereMade() {
    receiver.on("mail", Step.of(204, ""));
    receiver.on("search", Step.of(204, "").after(Duration.ofSeconds(8)), Step.of(204, ""));
    invoke(async("mail").build(), async("search").build());
    // mail's response is recorded with the first report of the task, which search delays
    Await.until(() -> states(together).get(0).equals("mail succeeded 1"));
    client.newUntypedWorkflowStub(together).terminate("by an operator");
    assertThat(states(id)).containsExactly("mail succeeded 1", "search cancelled 0");

    Replays.of(client).replayFromFailed(together);
    awaitAll();
    awaitDelivery("search");

    assertThat(receiver.requests("mail")).hasSize(1);
    assertThat(states(id)).containsExactly("mail reused 0", "search succeeded 1");
  }

  @Test
  void manyAddFewHistoryEventsToTheirEventAndOneEachToTheirOwn() {
    invoke(many(MANY, 204));
    awaitAll();

    assertThat(receiver.requests()).hasSize(MANY);
    assertThat(client.fetchHistory(id).getEvents()).hasSizeLessThanOrEqualTo(13);
    assertThat(client.fetchHistory(together).getEvents()).hasSizeLessThanOrEqualTo(MANY + 50);
  }

  @Test
  void manyThatFailFinallyDoNotKeepTheirEventFromEnding() {
    invoke(many(FAILING, 410));
    awaitAll();

    assertThat(client.fetchHistory(id).getEvents()).hasSizeLessThanOrEqualTo(13);
    assertThat(states(id)).allMatch(state -> state.endsWith("failed 1")).hasSize(FAILING);
    assertThat(receiver.requests()).hasSize(FAILING);
    assertThat(client.fetchHistory(together).getEvents()).hasSizeLessThanOrEqualTo(8 * FAILING);
  }

  private WebhookConfig[] many(int number, int status) {
    receiver.on("any", Step.of(status, "{}"));
    return IntStream.range(0, number)
        .mapToObj(
            i -> WebhookConfig.builder("w" + i, receiver.url("any?to=" + i)).async(true).build())
        .toArray(WebhookConfig[]::new);
  }

  private List<String> states(String execution) {
    return executions.show(execution).webhooks().stream()
        .map(one -> one.name() + " " + one.state().code() + " " + one.attempts())
        .toList();
  }

  private void awaitAll() {
    Await.until(
        () ->
            client.newUntypedWorkflowStub(together).describe().getStatus()
                == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
  }

  private void awaitDelivery(String name) {
    Await.until(() -> isDelivered(together + name));
  }

  /** The event may close before the execution of its deliveries starts this one. */
  private boolean isDelivered(String execution) {
    try {
      return executions.show(execution).execution().status() == ExecutionStatus.SUCCEEDED;
    } catch (OperateException e) {
      assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND);
      return false;
    }
  }

  private WebhookConfigBuilder async(String name) {
    return WebhookConfig.builder(name, receiver.url(name)).async(true);
  }

  private void invoke(WebhookConfig... webhooks) {
    try (DurableWebhookManager manager =
        Webhooks.initialize(
                Config.empty().with(EVENT, webhooks),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow()) {
      manager.invokeWebhooks(
          EVENT,
          Payload.of("{\"project\":7}"),
          InvokeOptions.key(queue),
          OnSuccess.noOp(),
          OnError.noOp());
    }
    Await.closed(client, id);
  }
}
