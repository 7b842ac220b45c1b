package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Webhooks with a retry policy, from the manager to the endpoint. */
@Tag("server")
class RetryPolicyTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
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
  void followsTheScheduleUntilAStatusThatIsNotRetried(WebhookExecution execution) {
    receiver.on("labels", Step.of(503, "{}"), Step.of(500, "{}"), Step.of(404, "{}"));

    WebhookException failed =
        fail(
            labels()
                .execution(execution)
                .retry(
                    RetryConfig.schedule(
                            Duration.ofMillis(400), Duration.ofMillis(50), Duration.ofHours(1))
                        .withJitterPercent(0)
                        .withRetryOn("5xx")));

    assertThat(failed.code()).isEqualTo("http_status");
    assertThat(failed).hasMessageContaining("(attempt 3 of 4, a status that is not retried)");
    assertThat(receiver.requests()).hasSize(3);
    assertThat(gapMillis(0)).isBetween(400L, 30_000L);
    assertThat(gapMillis(1)).isBetween(50L, 30_000L);
  }

  @ParameterizedTest
  @EnumSource(WebhookExecution.class)
  void endsWithItsTotalTimeout(WebhookExecution execution) {
    receiver.on("labels", Step.of(503, "{}"));

    WebhookException failed =
        fail(
            labels()
                .execution(execution)
                .numRetries(50)
                .retry(
                    RetryConfig.schedule(Duration.ofSeconds(5))
                        .withTotalTimeout(Duration.ofSeconds(9))));

    assertThat(failed.code()).isEqualTo("http_status");
    assertThat(failed.status()).hasValue(503);
    assertThat(failed).hasMessageContaining("(attempt 2 of 50, totalTimeout of 9s is used up)");
    assertThat(receiver.requests()).hasSize(2);
  }

  @Test
  void givesTheLastAttemptOnlyTheTimeLeft() {
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofSeconds(20)));

    WebhookException failed =
        fail(
            labels()
                .timeout(15)
                .retry(RetryConfig.defaults().withTotalTimeout(Duration.ofSeconds(5))));

    assertThat(failed.code()).isEqualTo("timeout");
    assertThat(failed)
        .hasMessageMatching("(?s).*did not respond in full within [1-5] s.*")
        .hasMessageContaining("(attempt 1 of 3, totalTimeout of 5s is used up)");
  }

  @Test
  void capsRetryAfterSoThatOneMoreAttemptFits() {
    receiver.on("labels", Step.of(429, "{}").with("Retry-After", "3000"), Step.of(200, "{}"));

    try (DurableWebhookManager manager =
        manager(
            labels()
                .timeout(8)
                .retry(RetryConfig.defaults().withTotalTimeout(Duration.ofSeconds(14))))) {
      manager.invokeWebhooks(
          EVENT, Payload.of("{}"), InvokeOptions.key(queue), OnSuccess.noOp(), OnError.rethrow());
    }

    assertThat(receiver.requests()).hasSize(2);
    assertThat(gapMillis(0)).isBetween(1_500L, 14_000L);
  }

  @Test
  @NeedsRealServer
  void showsTheNextAttemptOfAnAsyncWebhook() {
    receiver.on("mail", Step.of(503, "{}"));
    WebhookConfigBuilder mail =
        WebhookConfig.builder("mail", receiver.url("mail"))
            .async(true)
            .retry(RetryConfig.schedule(Duration.ofHours(2)));

    try (DurableWebhookManager manager = manager(mail)) {
      manager.invokeWebhooks(
          EVENT, Payload.of("{}"), InvokeOptions.key(queue), OnSuccess.noOp(), OnError.rethrow());
      Await.until(() -> state(manager).nextAttemptAt() != null);

      WebhookState state = state(manager);
      assertThat(state.failure()).contains("(attempt 1 of 2)");
      assertThat(state.nextAttemptAt())
          .isBetween(
              state.attemptLog().get(0).startedAt().plus(Duration.ofMinutes(119)),
              state.attemptLog().get(0).startedAt().plus(Duration.ofMinutes(121)));
      manager.cancel(manager.executionId(EVENT, queue) + ":async:mail");
    }
  }

  private WebhookState state(DurableWebhookManager manager) {
    return ExecutionDetails.of(client).show(manager.executionId(EVENT, queue)).webhooks().get(0);
  }

  private long gapMillis(int request) {
    List<Receiver.Request> requests = receiver.requests();
    return (requests.get(request + 1).nanos() - requests.get(request).nanos()) / 1_000_000;
  }

  private WebhookConfigBuilder labels() {
    return WebhookConfig.builder("labels", receiver.url("labels")).finalResponse(true);
  }

  private WebhookException fail(WebhookConfigBuilder webhook) {
    try (DurableWebhookManager manager = manager(webhook)) {
      return catchThrowableOfType(
          WebhookException.class,
          () ->
              manager.invokeWebhooks(
                  EVENT,
                  Payload.of("{}"),
                  InvokeOptions.key(queue),
                  OnSuccess.noOp(),
                  OnError.rethrow()));
    }
  }

  private DurableWebhookManager manager(WebhookConfigBuilder webhook) {
    return Webhooks.initialize(
            Config.empty().with(EVENT, webhook.build()),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }
}
