package dev.hookline.cli.run;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.time.Duration;
import java.util.List;

/** What the demo runs on: the embedded server, a worker, receivers. */
final class DemoStage implements AutoCloseable {

  /** The embedded server does not support them, and the SDK would log a warning. */
  private static final Duration NO_WORKER_HEARTBEATS = Duration.ofSeconds(-1);

  final DemoStory story;
  final DemoReceiver receiver;
  final WorkflowClient client;

  private final TestServer.InProcessTestServer server = TestServer.createServer(true);
  private final WorkflowServiceStubs stubs;
  private final HooklineWorker worker;

  DemoStage(DemoStory story) {
    this.story = story;
    receiver = new DemoReceiver(story);
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build());
    client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace("default")
                .setWorkerHeartbeatInterval(NO_WORKER_HEARTBEATS)
                .build());
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null));
  }

  DurableWebhookManager manager(EventType event, WebhookConfig... webhooks) {
    return Webhooks.initialize(
            Config.empty().with(event, webhooks), List.of(event), client, DurableOptions.defaults())
        .orElseThrow();
  }

  @Override
  public void close() {
    worker.close();
    stubs.shutdownNow();
    server.close();
    receiver.close();
  }
}
