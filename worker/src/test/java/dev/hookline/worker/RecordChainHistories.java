package dev.hookline.worker;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.DroppedTasks;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Like {@link RecordHistories}, for chains whose worker requests the next task. */
@NeedsRealServer
class RecordChainHistories {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final String QUEUE = "recorded-chains";

  private final WorkflowClient client =
      WorkflowClient.newInstance(
          TemporalTier.current().client().getWorkflowServiceStubs(),
          WorkflowClientOptions.newBuilder()
              .setNamespace("default")
              .setIdentity("recorder")
              .build());

  @Test
  void records() throws Exception {
    try (Receiver receiver = new Receiver()) {
      List.of("labels", "billing", "audit", "mail")
          .forEach(name -> receiver.on(name, Step.of(200, "{\"of\":\"" + name + "\"}")));
      try (HooklineWorker worker = worker(client)) {
        record(worker, receiver, "chain", InvokeOptions.defaults());
        receiver.on("billing", Step.of(503, "{}"), Step.of(200, "{\"n\":1}"));
        InvokeOptions deadline = InvokeOptions.defaults().withEventDeadline(Duration.ofMinutes(1));
        record(worker, receiver, "chain-retried", deadline);
      }
      try (DroppedTasks dropped = new DroppedTasks(client);
          HooklineWorker worker = worker(dropped.client())) {
        record(worker, receiver, "chain-task-lost", InvokeOptions.defaults());
      }
    }
  }

  private static HooklineWorker worker(WorkflowClient connection) {
    return HooklineWorker.start(
        connection, WorkerSettings.of(name -> RecordHistories.SECRET).withTaskQueue(QUEUE));
  }

  private void record(HooklineWorker worker, Receiver receiver, String key, InvokeOptions options)
      throws IOException {
    Await.until(worker::isRunning);
    try (DurableWebhookManager manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        webhook(receiver, "labels").build(),
                        webhook(receiver, "billing").useDataFrom("labels").build(),
                        webhook(receiver, "audit").finalResponse(true).build(),
                        webhook(receiver, "mail").async(true).build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(QUEUE))
            .orElseThrow()) {
      manager.invokeWebhooks(
          EVENT,
          Payload.of("{\"project\":7}"),
          options.withKey(key),
          OnSuccess.noOp(),
          OnError.noOp());
    }
    String id = EVENT + ":" + key;
    Await.closed(client, id);
    String version = System.getProperty("hookline.version").replace("-SNAPSHOT", "");
    Path folder = Files.createDirectories(RecordHistories.folder().resolve(version));
    Files.writeString(folder.resolve(key + ".json"), client.fetchHistory(id).toJson(true) + "\n");
  }

  private static WebhookConfigBuilder webhook(Receiver receiver, String name) {
    return WebhookConfig.builder(name, receiver.url(name))
        .retry(RetryConfig.schedule(Duration.ofMillis(50)));
  }
}
