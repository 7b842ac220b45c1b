package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.config.WebhookExecution;
import dev.hookline.config.YamlConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.batch.BatchRequest;
import dev.hookline.operate.batch.BatchStatus;
import dev.hookline.operate.batch.ReplayBatches;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.replay.ReplayOptions;
import dev.hookline.operate.replay.Replays;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.workflow.DeliverWebhookWorkflow;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.WorkflowReplayer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Async deliveries that are pointless after some time. */
@Tag("server")
class ExpiringDeliveryTest {

  private static final EventType EVENT = EventType.of("OnExpiring");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String delivery = EVENT + ":" + queue + ":async:mail";
  private final WorkflowClient client = TemporalTier.current().client();
  private final HooklineWorker worker =
      HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource(WebhookExecution.class)
  void expireAtOnceIfTheNextAttemptWouldBeTooLate(WebhookExecution execution) {
    receiver.on("mail", Step.of(503, "{}"));

    start(
        Duration.ofMinutes(5),
        mail().execution(execution).retry(RetryConfig.schedule(Duration.ofHours(1))));

    ExecutionDetail expired = failed();
    assertThat(expired.execution().failureCode()).isEqualTo("expired");
    assertThat(expired.failure())
        .contains("responded with 503")
        .contains("(attempt 1 of 2, no time for another before the delivery expires)");
    assertReplays();
  }

  @Test
  void expireAsTheConfigurationSaysUnlessTheCallDoes() {
    receiver.on("mail", Step.of(503, "{}"));
    Config config =
        YamlConfig.read(
            """
            enabled: true
            config:
              OnExpiring:
                deliverBefore: 5m
                webhooks:
                  - {name: mail, url: '%s', async: true, retry: {schedule: [1h]}}
            """
                .formatted(receiver.url("mail")));
    try (DurableWebhookManager manager = manager(config)) {
      manager.start(EVENT, Payload.of("{}"), InvokeOptions.key(queue));
      assertThat(failed().execution().failureCode()).isEqualTo("expired");

      Instant later = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);
      manager.start(
          EVENT, Payload.of("{}"), InvokeOptions.key(queue + "-2").withDeliverBefore(later));
      String event = manager.executionId(EVENT, queue + "-2");
      assertThat(ExecutionDetails.of(client).show(event).plan().deliverBefore())
          .isEqualTo(later.toEpochMilli());
    }
  }

  @Test
  void stopTheAttemptInFlight() {
    receiver.on("mail", Step.of(204, "").after(Duration.ofSeconds(20)));

    start(Duration.ofSeconds(3), mail().execution(WebhookExecution.REGULAR).timeout(60));

    ExecutionDetail expired = failed();
    assertThat(expired.execution().failureCode()).isEqualTo("expired");
    assertReplays();
  }

  @Test
  void severalExpireEachByItself() {
    receiver.on("mail", Step.of(503, "{}")).on("crm", Step.of(204, ""));

    start(
        Duration.ofMinutes(5),
        mail().retry(RetryConfig.schedule(Duration.ofHours(1))),
        WebhookConfig.builder("crm", receiver.url("crm")).async(true));

    assertThat(failed().execution().failureCode()).isEqualTo("expired");
    Await.until(() -> receiver.requests("crm").size() == 1);
  }

  @Test
  void areDeliveredByAReplayAtAnyTime() {
    receiver.on("mail", Step.of(503, "{}"), Step.of(204, ""));
    start(Duration.ofMinutes(5), mail().retry(RetryConfig.schedule(Duration.ofHours(1))));
    failed();

    Replays.of(client).replayFromFailed(delivery);

    Await.until(
        () ->
            ExecutionDetails.of(client).show(delivery).execution().status()
                == ExecutionStatus.SUCCEEDED);
    assertThat(ExecutionDetails.of(client).show(delivery).plan().deliverBefore()).isNull();
  }

  @Test
  @NeedsRealServer
  void areReplayedInBulkOnlyIfTheFilterAsksForThem() {
    receiver.on("mail", Step.of(503, "{}"), Step.of(204, ""));
    start(Duration.ofMinutes(5), mail().retry(RetryConfig.schedule(Duration.ofHours(1))));
    failed();
    ExecutionFilter mine =
        ExecutionFilter.all().with(filter -> filter.query("TaskQueue = '" + queue + "'"));
    Await.until(() -> Executions.of(client).countAll(mine) == 2);

    BatchStatus refused = replayed(mine);
    BatchStatus replayed = replayed(mine.with(filter -> filter.failureCode("expired")));

    assertThat(refused.progress().refused()).isEqualTo(1);
    assertThat(refused.progress().replayed()).isZero();
    assertThat(replayed.progress().replayed()).isEqualTo(1);
    Await.until(() -> receiver.requests("mail").size() == 2);
  }

  private BatchStatus replayed(ExecutionFilter filter) {
    ReplayBatches batches = ReplayBatches.of(client, queue);
    String id = batches.start(BatchRequest.of(filter, ReplayOptions.fromFailed()));
    Await.until(() -> batches.status(id).status() != ExecutionStatus.RUNNING);
    return batches.status(id);
  }

  @Test
  void doNotChangeADeliveryThatSucceedsInTime() {
    receiver.on("mail", Step.of(503, "{}"), Step.of(204, ""));

    Instant before = start(Duration.ofMinutes(5), mail().execution(WebhookExecution.REGULAR));

    Await.until(() -> receiver.requests("mail").size() == 2);
    Await.closed(client, delivery);
    ExecutionDetail shown = ExecutionDetails.of(client).show(delivery);
    assertThat(shown.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(Instant.ofEpochMilli(shown.plan().deliverBefore()))
        .isBetween(before.minusSeconds(1), before.plusSeconds(30));
    assertReplays();
  }

  private Instant start(Duration deliverBefore, WebhookConfigBuilder... webhooks) {
    WebhookConfig[] built =
        Arrays.stream(webhooks).map(WebhookConfigBuilder::build).toArray(WebhookConfig[]::new);
    try (DurableWebhookManager manager = manager(Config.empty().with(EVENT, built))) {
      Instant expected = Instant.now().plus(deliverBefore);
      manager.start(
          EVENT, Payload.of("{}"), InvokeOptions.key(queue).withDeliverBefore(deliverBefore));
      return expected;
    }
  }

  private DurableWebhookManager manager(Config config) {
    return Webhooks.initialize(
            config, List.of(EVENT), client, DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }

  private ExecutionDetail failed() {
    Await.until(
        () -> {
          try {
            return ExecutionDetails.of(client).show(delivery).execution().status()
                == ExecutionStatus.FAILED;
          } catch (OperateException e) {
            return false; // not started yet
          }
        });
    return ExecutionDetails.of(client).show(delivery);
  }

  private void assertReplays() {
    Await.closed(client, delivery);
    if (!Boolean.getBoolean("hookline.encrypted")) {
      assertThatCode(
              () ->
                  WorkflowReplayer.replayWorkflowExecution(
                      client.fetchHistory(delivery), DeliverWebhookWorkflow.class))
          .doesNotThrowAnyException();
    }
  }

  private WebhookConfigBuilder mail() {
    return WebhookConfig.builder("mail", receiver.url("mail")).async(true);
  }
}
