package dev.hookline.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.OrderingConfig;
import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.endpoint.EndpointOrder;
import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointReport.Change;
import dev.hookline.internal.endpoint.FailedCall;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.batch.BatchRequest;
import dev.hookline.operate.batch.ReplayBatches;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.replay.ReplayOptions;
import dev.hookline.operate.replay.Replays;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.RealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Records the histories of this version for {@link RecordedHistoriesTest}; a build runs it only if
 * it is named.
 */
@NeedsRealServer
class RecordHistories {

  /** Must not appear in any history. */
  static final String SECRET = "s3cret-of-recorder";

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final String QUEUE = "recorded";

  private final WorkflowClient client =
      WorkflowClient.newInstance(
          TemporalTier.current().client().getWorkflowServiceStubs(),
          WorkflowClientOptions.newBuilder()
              .setNamespace("default")
              .setIdentity("recorder")
              .build());

  static Path folder() {
    return RealServer.repository().resolve("worker/src/test/resources/histories");
  }

  @Test
  void records() throws Exception {
    try (Receiver receiver = new Receiver();
        HooklineWorker worker =
            HooklineWorker.start(client, WorkerSettings.of(name -> SECRET).withTaskQueue(QUEUE));
        DurableWebhookManager manager = manager(receiver)) {
      assertThat(worker.isRunning()).isTrue();
      receiver
          .on("labels", Step.of(200, "{\"n\": 12345678901234567890}"))
          .on("billing", Step.of(200, "{\"a\":1, \"a\":2}"))
          .on("audit", Step.of(503, "{}"), Step.of(200, "{\"done\":true}"))
          .on("mail", Step.of(204, ""))
          .on("search", Step.of(500, "{}"));
      recordSuccess(manager);
      recordSingleDelivery(receiver);
      receiver.on("audit", Step.of(422, "{\"why\":\"no\"}"));
      recordFailureAndReplays(manager, receiver);
      recordUncheckedPlans(receiver);
      receiver.on("labels", Step.of(503, "{}").with("Retry-After", "3600"));
      recordCancellation(manager);
      recordDeadlines(receiver);
      recordOrder(receiver);
      recordEndpoints();
    }
  }

  /** An endpoint that fails, is disabled, has recovered and is enabled. */
  private void recordEndpoints() throws Exception {
    EndpointRegistry workers = new EndpointRegistry(client, QUEUE);
    FailedCall call = new FailedCall(EVENT.name(), "audit", EVENT + ":failed", "http_status", 503);
    EndpointOrder order = new EndpointOrder("audit:80", "operator", "moves");
    report(workers, new Change("audit:80", EndpointReport.FAILING, 1, 10, 0, call));
    workers.disable(order);
    Await.until(
        () ->
            workers.read().stream()
                .flatMap(states -> states.endpoints().stream())
                .anyMatch(one -> one.disabled() != null));
    report(workers, new Change("audit:80", EndpointReport.RECOVERED, 0, 0, 0, null));
    workers.enable(order);
    client.newUntypedWorkflowStub(workers.id()).getResult(Void.class);
    write("endpoints", client.fetchHistory(workers.id()).toJson(true));
  }

  private static void report(EndpointRegistry workers, Change change) {
    workers.report(new EndpointReport("worker", List.of(change)));
  }

  /**
   * One that is kept, after a first attempt in the workflow task; one that passes in an attempt.
   */
  private void recordDeadlines(Receiver receiver) throws Exception {
    receiver
        .on("labels", Step.of(503, "{}"), Step.of(200, "{\"n\":1}"))
        .on("audit", Step.of(200, "{}"), Step.of(200, "{}").after(Duration.ofSeconds(5)));
    try (DurableWebhookManager manager =
        manager(
            List.of(
                sync(receiver, "labels").retry(RetryConfig.schedule(Duration.ofMillis(50))).build(),
                sync(receiver, "audit")
                    .retry(RetryConfig.schedule(Duration.ofMillis(1)).withJitterPercent(0))
                    .finalResponse(true)
                    .build(),
                sync(receiver, "mail").async(true).build()))) {
      InvokeOptions kept = InvokeOptions.key("deadline-kept");
      manager.invokeWebhooks(
          EVENT,
          Payload.of("{\"project\":7}"),
          kept.withEventDeadline(Duration.ofMinutes(1)),
          OnSuccess.noOp(),
          OnError.noOp());
      manager.start(
          EVENT,
          Payload.of("{\"project\":7}"),
          InvokeOptions.key("deadline-exceeded").withEventDeadline(Duration.ofMillis(1_900)));
    }
    for (String key : List.of("deadline-kept", "deadline-exceeded")) {
      end(key);
      save(key, key);
    }
  }

  /** An event that holds its queue until its replay succeeds, and one that waits for it. */
  private void recordOrder(Receiver receiver) throws Exception {
    receiver.on("labels", Step.of(422, "{}"), Step.of(422, "{}"), Step.of(200, "{\"n\":1}"));
    Config config =
        Config.empty()
            .with(EVENT, sync(receiver, "labels").finalResponse(true).build())
            .withOrdering(EVENT, OrderingConfig.by("/project").holdingOnFailure());
    try (DurableWebhookManager manager = manager(config)) {
      manager.start(EVENT, Payload.of("{\"project\":7}"), InvokeOptions.key("held"));
      manager.start(EVENT, Payload.of("{\"project\":7}"), InvokeOptions.key("ordered"));
      Await.closed(client, EVENT + ":held");
      save("held", "ordered-failed");
      Replays.of(client).replayFromFailed(EVENT + ":held");
      end("ordered");
      save("ordered", "ordered-succeeded");
    }
    String queue = "ordering::%s:7".formatted(EVENT);
    Await.closed(client, queue);
    write("ordering-queue", client.fetchHistory(queue).toJson(true));
  }

  private void recordSuccess(DurableWebhookManager manager) throws Exception {
    invoke(manager, "succeeded");
    end("succeeded");
    end("succeeded:async:");
    end("succeeded:async:search");
    save("succeeded", "succeeded");
    save("succeeded:async:", "deliveries");
    save("succeeded:async:search", "delivery-failed");
  }

  private void recordSingleDelivery(Receiver receiver) throws Exception {
    try (DurableWebhookManager manager =
        manager(List.of(sync(receiver, "mail").async(true).build()))) {
      invoke(manager, "single");
    }
    end("single");
    end("single:async:mail");
    save("single:async:mail", "delivery-succeeded");
  }

  private void recordFailureAndReplays(DurableWebhookManager manager, Receiver receiver)
      throws Exception {
    assertThatThrownBy(() -> invoke(manager, "failed")).isInstanceOf(WebhookException.class);
    save("failed", "failed");
    receiver.on("audit", Step.of(200, "{\"done\":true}"));
    Replays.of(client).replayFromFailed(EVENT + ":failed");
    end("failed");
    save("failed", "replayed-from-failed");

    ReplayBatches batches = ReplayBatches.of(client, QUEUE);
    String batch =
        batches.start(
            BatchRequest.of(ExecutionFilter.all(), ReplayOptions.fromStart()).withLimit(1));
    client.newUntypedWorkflowStub("replay-batch-" + batch).getResult(RawValue.class);
    write("batch", client.fetchHistory("replay-batch-" + batch).toJson(true));
  }

  /** From a foreign starter, or 0.1.0: they do not declare that their values were checked. */
  private void recordUncheckedPlans(Receiver receiver) throws Exception {
    for (String url : List.of(receiver.url("labels"), "ftp://h/")) {
      String key = url.startsWith("http") ? "unchecked" : "unchecked-refused";
      WorkflowStub stub =
          client.newUntypedWorkflowStub(
              Names.INVOKE_WEBHOOKS,
              WorkflowOptions.newBuilder()
                  .setWorkflowId(EVENT + ":" + key)
                  .setTaskQueue(QUEUE)
                  .build());
      String plan =
          "{\"version\":1,\"event\":\"%s\",\"webhooks\":[{\"name\":\"labels\",\"url\":\"%s\",\"finalResponse\":true}]}"
              .formatted(EVENT, url);
      stub.start(Bodies.of(plan.getBytes(UTF_8)), Bodies.of("{\"project\":7}".getBytes(UTF_8)));
      end(key);
      save(key, key);
    }
  }

  private void recordCancellation(DurableWebhookManager manager) throws Exception {
    manager.start(EVENT, Payload.of("{\"project\":7}"), InvokeOptions.key("cancelled"));
    WorkflowStub stub = client.newUntypedWorkflowStub(EVENT + ":cancelled");
    Await.until(
        () ->
            stub.describe().getRawDescription().getPendingActivitiesList().stream()
                .anyMatch(activity -> activity.getAttempt() == 2));
    manager.cancel(EVENT, "cancelled");
    end("cancelled");
    save("cancelled", "cancelled");
  }

  private static void invoke(DurableWebhookManager manager, String key) {
    manager.invokeWebhooks(
        EVENT,
        Payload.of("{\"project\":7}"),
        InvokeOptions.key(key),
        OnSuccess.noOp(),
        OnError.noOp());
  }

  private void end(String key) {
    try {
      client.newUntypedWorkflowStub(EVENT + ":" + key).getResult(RawValue.class);
    } catch (WorkflowFailedException e) {
      assertThat(key).isNotEqualTo("failed");
    }
  }

  private void save(String key, String name) throws IOException {
    Await.closed(client, EVENT + ":" + key);
    write(name, client.fetchHistory(EVENT + ":" + key).toJson(true));
  }

  private static void write(String name, String json) throws IOException {
    String version = System.getProperty("hookline.version").replace("-SNAPSHOT", "");
    Path folder = Files.createDirectories(folder().resolve(version));
    Files.writeString(folder.resolve(name + ".json"), json + "\n");
  }

  private DurableWebhookManager manager(Receiver receiver) {
    return manager(
        List.of(
            sync(receiver, "labels").bearerToken("${env:HOOKLINE_SECRET_T}").build(),
            sync(receiver, "billing").useDataFrom("labels").build(),
            sync(receiver, "audit").useDataFrom("billing").finalResponse(true).build(),
            sync(receiver, "mail").async(true).build(),
            sync(receiver, "search").async(true).build()));
  }

  private DurableWebhookManager manager(List<WebhookConfig> webhooks) {
    return manager(Config.empty().with(EVENT, webhooks.toArray(new WebhookConfig[0])));
  }

  private DurableWebhookManager manager(Config config) {
    return Webhooks.initialize(
            config, List.of(EVENT), client, DurableOptions.defaults().withTaskQueue(QUEUE))
        .orElseThrow();
  }

  private static WebhookConfigBuilder sync(Receiver receiver, String name) {
    return WebhookConfig.builder(name, receiver.url(name)).numRetries(2);
  }
}
