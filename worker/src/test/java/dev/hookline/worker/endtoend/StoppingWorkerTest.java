package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
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

/** Attempts that are in flight when their worker begins to stop. */
@Tag("server")
@Tag("any-database")
@NeedsRealServer
class StoppingWorkerTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  /** Longer than the server waits for a heartbeat of an attempt with this timeout. */
  private static final Duration RESPONSE = Duration.ofSeconds(5);

  private static final int TIMEOUT = 9;

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final DurableWebhookManager manager =
      Webhooks.initialize(
              Config.empty()
                  .with(
                      EVENT,
                      WebhookConfig.builder("labels", receiver.url("labels"))
                          .execution(WebhookExecution.REGULAR)
                          .timeout(TIMEOUT)
                          .finalResponse(true)
                          .build()),
              List.of(EVENT),
              client,
              DurableOptions.defaults().withTaskQueue(queue))
          .orElseThrow();

  @AfterEach
  void stop() {
    manager.close();
    receiver.close();
  }

  @Test
  void areNotConsideredLostWhileTheyFinish() {
    receiver.on("labels", Step.of(200, "{}").after(RESPONSE));
    String execution = manager.executionId(EVENT, queue);

    try (HooklineWorker stopping = worker()) {
      var unused = manager.start(EVENT, Payload.of("{}"), InvokeOptions.key(queue));
      Await.until(() -> !receiver.requests("labels").isEmpty());
    }
    try (HooklineWorker next = worker()) {
      Await.closed(client, execution);
    }

    assertThat(receiver.requests("labels")).hasSize(1);
  }

  private HooklineWorker worker() {
    return HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
  }
}
