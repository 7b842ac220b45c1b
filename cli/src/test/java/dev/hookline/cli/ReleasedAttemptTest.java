package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The only attempt of a webhook, whose worker is stopped and does not wait for it. */
@Tag("server")
@NeedsRealServer
class ReleasedAttemptTest {

  private static final EventType EVENT = EventType.of("OnGivenBack");
  private static final Step SLOW = Step.of(200, "{}").after(Duration.ofSeconds(60));

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private @Nullable DurableWebhookManager manager;

  @AfterEach
  void stop() {
    if (manager != null) {
      manager.close();
    }
    receiver.close();
  }

  @Test
  void isRepeatedByAnotherWorkerWithTheSameId() throws Exception {
    receiver.on("slow", SLOW, Step.of(200, "{\"n\":2}"));

    assertThat(stoppedOnceInFlight(WebhookExecution.REGULAR).get(60, TimeUnit.SECONDS).text())
        .isEqualTo("{\"n\":2}");
    assertThat(receiver.requests())
        .extracting(request -> request.header("Hookline-attempt"))
        .containsExactly("1", "2");
    assertThat(receiver.requests().stream().map(ReleasedAttemptTest::id).distinct()).hasSize(1);
  }

  @Test
  void isTheLastIfItsRepeatGetsAResponse() throws Exception {
    receiver.on("slow", SLOW, Step.of(500, "{}"));

    CompletableFuture<Payload> response = stoppedOnceInFlight(WebhookExecution.REGULAR);

    assertThatThrownBy(() -> response.get(60, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            WebhookException.class, e -> assertThat(e.code()).isEqualTo("http_status"));
    assertThat(receiver.requests()).hasSize(2);
  }

  @Test
  void isLeftToAnActivityIfItWasMadeInItsWorkflowTask() throws Exception {
    receiver.on("slow", SLOW, Step.of(200, "{\"n\":2}"));

    CompletableFuture<Payload> response = stoppedOnceInFlight(WebhookExecution.FAST);

    assertThat(response.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":2}");
    assertThat(receiver.requests().stream().map(ReleasedAttemptTest::id).distinct()).hasSize(1);
  }

  /** Stops the first worker while the attempt is in flight, and starts another one. */
  private CompletableFuture<Payload> stoppedOnceInFlight(WebhookExecution execution)
      throws Exception {
    manager = manager(execution);
    WorkerProcess first = worker();
    CompletableFuture<Payload> response =
        manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(queue));
    Await.until(() -> receiver.requests().size() == 1);

    first.process().destroy();
    assertThat(first.process().waitFor(60, TimeUnit.SECONDS)).isTrue();

    WebhookState.Pending pending = slow().pending();
    assertThat(pending).isNotNull();
    if (execution == WebhookExecution.REGULAR) {
      assertThat(slow().failure())
          .isEqualTo("worker stopped during the attempt, which was released");
    }
    WorkerProcess second = worker();
    return response.whenComplete((ended, error) -> second.kill());
  }

  private DurableWebhookManager manager(WebhookExecution execution) {
    return Webhooks.initialize(
            Config.empty()
                .with(
                    EVENT,
                    WebhookConfig.builder("slow", receiver.url("slow"))
                        .execution(execution)
                        .numRetries(1)
                        .timeout(120)
                        .finalResponse(true)
                        .build()),
            List.of(EVENT),
            TemporalTier.current().client(),
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }

  private WebhookState slow() {
    return ExecutionDetails.of(TemporalTier.current().client())
        .show(EVENT + ":" + queue)
        .webhooks()
        .get(0);
  }

  private WorkerProcess worker() throws IOException {
    return WorkerProcess.start(
        TemporalTier.current().address(),
        Map.of("HOOKLINE_TASK_QUEUE", queue, "HOOKLINE_SHUTDOWN_GRACE", "1"));
  }

  private static String id(Request request) {
    return request.header("Webhook-id");
  }
}
