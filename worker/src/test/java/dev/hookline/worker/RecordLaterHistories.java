package dev.hookline.worker;

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
import dev.hookline.contract.Plan;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.intervene.Redirection;
import dev.hookline.operate.intervene.Redirects;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Like {@link RecordHistories}, for delayed events, redirects and expiring deliveries. */
@NeedsRealServer
class RecordLaterHistories {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final String QUEUE = "recorded-later";
  private static final Payload PAYLOAD = Payload.of("{\"project\":7}");

  private final WorkflowClient client =
      WorkflowClient.newInstance(
          TemporalTier.current().client().getWorkflowServiceStubs(),
          WorkflowClientOptions.newBuilder()
              .setNamespace("default")
              .setIdentity("recorder")
              .build());

  @Test
  void records() throws Exception {
    try (Receiver receiver = new Receiver();
        HooklineWorker worker =
            HooklineWorker.start(
                client, WorkerSettings.of(name -> RecordHistories.SECRET).withTaskQueue(QUEUE))) {
      recordDelays(receiver);
      recordRedirect(receiver);
      recordExpiry(receiver);
    }
  }

  /** One that a starter without a start delay leaves to the workflow; one that is cancelled. */
  private void recordDelays(Receiver receiver) throws IOException {
    receiver.on("labels", Step.of(503, "{}"), Step.of(200, "{}"));
    Plan plan =
        Plan.of(EVENT, null, List.of(labels(receiver).build()))
            .withStartAt(Instant.now().plusSeconds(2).toEpochMilli());
    client
        .newUntypedWorkflowStub(
            Names.INVOKE_WEBHOOKS,
            WorkflowOptions.newBuilder()
                .setTaskQueue(QUEUE)
                .setWorkflowId(EVENT + ":delayed")
                .build())
        .start(WireJson.toPayload(plan), Bodies.of(PAYLOAD.bytes()));
    try (DurableWebhookManager manager = manager(labels(receiver))) {
      manager.start(
          EVENT, PAYLOAD, InvokeOptions.key("delayed-cancelled").withDelay(Duration.ofHours(1)));
      manager.cancel(EVENT, "delayed-cancelled");
    }
    save("delayed", "delayed");
    save("delayed-cancelled", "delayed-cancelled");
  }

  private void recordRedirect(Receiver receiver) throws IOException {
    receiver
        .on("labels", Step.of(503, "{}").with("Retry-After", "3600"))
        .on("moved", Step.of(200, "{\"n\":1}"));
    try (DurableWebhookManager manager = manager(labels(receiver))) {
      manager.start(EVENT, PAYLOAD, InvokeOptions.key("redirected"));
    }
    String id = EVENT + ":redirected";
    Await.until(
        () ->
            client
                .newUntypedWorkflowStub(id)
                .describe()
                .getRawDescription()
                .getPendingActivitiesList()
                .stream()
                .anyMatch(activity -> activity.getAttempt() == 2));
    Redirects.of(client)
        .redirect(id, "labels", Redirection.nothing().withUrl(receiver.url("moved")));
    save("redirected", "redirected");
  }

  private void recordExpiry(Receiver receiver) throws IOException {
    receiver.on("mail", Step.of(204, "").after(Duration.ofSeconds(10)));
    try (DurableWebhookManager manager =
        manager(
            WebhookConfig.builder("mail", receiver.url("mail"))
                .async(true)
                .timeout(60)
                .execution(WebhookExecution.REGULAR)
                .retry(RetryConfig.schedule(Duration.ofMinutes(1))))) {
      manager.start(
          EVENT, PAYLOAD, InvokeOptions.key("expired").withDeliverBefore(Duration.ofSeconds(2)));
    }
    save("expired", "expiring-event");
    save("expired:async:mail", "delivery-expired");
  }

  private void save(String key, String name) throws IOException {
    String id = EVENT + ":" + key;
    Await.until(() -> isThere(id));
    Await.closed(client, id);
    String version = System.getProperty("hookline.version").replace("-SNAPSHOT", "");
    Path folder = Files.createDirectories(RecordHistories.folder().resolve(version));
    Files.writeString(folder.resolve(name + ".json"), client.fetchHistory(id).toJson(true) + "\n");
  }

  private boolean isThere(String id) {
    try {
      client.newUntypedWorkflowStub(id).describe();
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  private static WebhookConfigBuilder labels(Receiver receiver) {
    return WebhookConfig.builder("labels", receiver.url("labels")).finalResponse(true);
  }

  private DurableWebhookManager manager(WebhookConfigBuilder webhook) {
    return Webhooks.initialize(
            Config.empty().with(EVENT, webhook.build()),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(QUEUE))
        .orElseThrow();
  }
}
