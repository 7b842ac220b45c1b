package dev.hookline.worker.tier;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver.Step;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.UUID;

/**
 * Runs a few events before the first test: a cold JVM starts tasks too late for first attempts in
 * them, which tests expect.
 */
final class WarmUp {

  private static final int EVENTS = 5;
  private static final EventType EVENT = EventType.of("WarmUp");

  private WarmUp() {}

  static void run(WorkflowClient client) {
    String queue = "test-" + UUID.randomUUID();
    try (Receiver receiver = new Receiver();
        HooklineWorker worker =
            HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
        DurableWebhookManager manager = manager(client, queue, receiver.url("labels"))) {
      receiver.on("labels", Step.of(200, "{}"));
      for (int event = 0; event < EVENTS; event++) {
        manager.invokeWebhooks(
            EVENT,
            Payload.of("{}"),
            InvokeOptions.key(queue + event),
            OnSuccess.noOp(),
            OnError.noOp());
      }
    }
  }

  private static DurableWebhookManager manager(WorkflowClient client, String queue, String url) {
    Config config =
        Config.empty()
            .with(
                EVENT,
                WebhookConfig.builder("labels", url).finalResponse(true).build(),
                WebhookConfig.builder("mail", url).async(true).build());
    return Webhooks.initialize(
            config, List.of(EVENT), client, DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }
}
