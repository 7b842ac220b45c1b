package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.AttemptGap;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The attempt log of a webhook whose worker is killed. */
@Tag("server")
@NeedsRealServer
class LostAttemptTest {

  private static final EventType EVENT = EventType.of("OnLost");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void keepsTheLogAfterALostWorkerAndShowsWhichAttemptWasLost() throws Exception {
    receiver.on(
        "billing",
        Step.of(503, "{}"),
        Step.of(200, "{}").after(Duration.ofSeconds(20)),
        Step.of(500, "{}"),
        Step.of(201, "{}"));
    WorkerProcess first = WorkerProcess.start(queue);
    try (DurableWebhookManager manager = manager()) {
      CompletableFuture<Payload> response =
          manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(queue));
      awaitRequests(2);

      first.process().destroyForcibly().waitFor();
      WorkerProcess second = WorkerProcess.start(queue);
      response.get(60, TimeUnit.SECONDS);
      second.kill();
    }

    WebhookState billing =
        ExecutionDetails.of(TemporalTier.current().client())
            .show(EVENT + ":" + queue)
            .webhooks()
            .get(0);
    int next = afterTheLoss(billing);
    assertThat(billing.attemptLog())
        .extracting(Attempt::attempt)
        .containsExactly(1, next, next + 1);
    assertThat(billing.attemptLog()).extracting(Attempt::status).containsExactly(503, 500, 201);
    assertThat(billing.missingAttempts())
        .containsExactly(new AttemptGap(2, next - 1, AttemptGap.Reason.LOST));
  }

  @Test
  void keepsTheLogIfTheAttemptBeforeTheLastWasLost() throws Exception {
    receiver.on(
        "billing",
        Step.of(503, "{}"),
        Step.of(200, "{}").after(Duration.ofSeconds(20)),
        Step.of(201, "{}"));
    WorkerProcess first = WorkerProcess.start(queue);
    try (DurableWebhookManager manager = manager()) {
      CompletableFuture<Payload> response =
          manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(queue));
      awaitRequests(2);

      first.process().destroyForcibly().waitFor();
      WorkerProcess second = WorkerProcess.start(queue);
      response.get(60, TimeUnit.SECONDS);
      second.kill();
    }

    WebhookState billing =
        ExecutionDetails.of(TemporalTier.current().client())
            .show(EVENT + ":" + queue)
            .webhooks()
            .get(0);
    int next = afterTheLoss(billing);
    assertThat(billing.attemptLog()).extracting(Attempt::attempt).containsExactly(1, next);
    assertThat(billing.missingAttempts())
        .containsExactly(new AttemptGap(2, next - 1, AttemptGap.Reason.LOST));
  }

  /** Usually the third; a busy server may lose another attempt to the dead worker. */
  private static int afterTheLoss(WebhookState billing) {
    int attempt = billing.attemptLog().get(1).attempt();
    assertThat(attempt).isGreaterThanOrEqualTo(3);
    return attempt;
  }

  private void awaitRequests(int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (receiver.requests().size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(receiver.requests()).hasSize(count);
  }

  private DurableWebhookManager manager() {
    return Webhooks.initialize(
            Config.empty()
                .with(
                    EVENT,
                    WebhookConfig.builder("billing", receiver.url("billing"))
                        .numRetries(5)
                        .timeout(30)
                        .finalResponse(true)
                        .build()),
            List.of(EVENT),
            TemporalTier.current().client(),
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }
}
