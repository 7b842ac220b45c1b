package dev.hookline.worker.endtoend;

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
import dev.hookline.contract.Plan;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.InvokeWebhooks;
import dev.hookline.operate.replay.Replays;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A service that was upgraded before its workers. */
@Tag("server")
class OlderWorkerTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();

  /** A worker whose newest known plan version is the previous one. */
  public static final class OlderWorkflow implements InvokeWebhooks {
    @Override
    public RawValue invoke(RawValue plan, RawValue payload) {
      throw ApplicationFailure.newNonRetryableFailure(
          "plan version %d is newer than %d".formatted(Plan.VERSION, Plan.VERSION - 1),
          "unsupported_plan");
    }

    @Override
    public void beginTurn(String queue) {
      throw new UnsupportedOperationException("not called");
    }

    @Override
    public RawValue awaitResponse() {
      throw new UnsupportedOperationException("not called");
    }
  }

  @Test
  void aPlanThatWasTooNewIsReplayedByANewerWorker() throws Exception {
    try (Receiver receiver = new Receiver().on("labels", Step.of(200, "{\"n\":1}"));
        DurableWebhookManager manager = manager(receiver)) {
      WorkerFactory older = olderWorker();
      CompletableFuture<Payload> refused = invoke(manager);
      assertThatThrownBy(() -> refused.get(60, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              WebhookException.class,
              failed -> assertThat(failed.code()).isEqualTo("unsupported_plan"));
      older.shutdownNow();
      older.awaitTermination(10, TimeUnit.SECONDS);

      try (HooklineWorker newer =
          HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue))) {
        assertThat(newer.isRunning()).isTrue();
        Replays.of(client).replayFromFailed(manager.executionId(EVENT, queue));

        assertThat(invoke(manager).get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
        assertThat(receiver.requests()).hasSize(1);
      }
    }
  }

  private WorkerFactory olderWorker() {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    factory.newWorker(queue).registerWorkflowImplementationTypes(OlderWorkflow.class);
    factory.start();
    return factory;
  }

  private CompletableFuture<Payload> invoke(DurableWebhookManager manager) {
    return manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(queue));
  }

  private DurableWebhookManager manager(Receiver receiver) {
    return Webhooks.initialize(
            Config.empty()
                .with(
                    EVENT,
                    WebhookConfig.builder("labels", receiver.url("labels"))
                        .finalResponse(true)
                        .build()),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }
}
