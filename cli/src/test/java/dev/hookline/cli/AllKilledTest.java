package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.RealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is durable when the server and the worker are killed. */
@Tag("server")
@NeedsRealServer
class AllKilledTest {

  private static final EventType EVENT = EventType.of("OnAllKilled");
  private static final String QUEUE = "all-killed";

  private final Receiver receiver = new Receiver();
  private RealServer server;
  private WorkflowServiceStubs stubs;
  private WorkflowClient client;
  private WorkerProcess worker;
  private DurableWebhookManager manager;

  @BeforeEach
  void startServerAndWorker() throws Exception {
    server = RealServer.start(TemporalTier.kind().name().toLowerCase(Locale.ROOT));
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build());
    client = WorkflowClient.newInstance(stubs);
    worker = WorkerProcess.start(server.address(), QUEUE);
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        webhook("labels").build(),
                        webhook("billing").useDataFrom("labels").finalResponse(true).build(),
                        webhook("mail").async(true).build(),
                        webhook("search").async(true).build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(QUEUE))
            .orElseThrow();
    receiver
        .on("labels", Step.of(200, "{\"n\":1}"), Step.of(200, "{\"n\":2}"))
        .on("billing", Step.of(200, "{\"n\":3}"))
        .on("mail", Step.of(204, ""))
        .on("search", Step.of(204, ""));
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.kill();
    stubs.shutdownNow();
    server.close();
    receiver.close();
  }

  @Test
  void aResponseIsRecordedBeforeTheNextWebhookIsCalled() throws Exception {
    receiver.on(
        "billing",
        Step.of(200, "{\"n\":3}").after(Duration.ofSeconds(10)),
        Step.of(200, "{\"n\":3}"));
    CompletableFuture<Payload> response =
        manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.defaults());
    Await.until(() -> receiver.requests("billing").size() == 1);

    killAndStartAgain();

    assertThat(response.get(90, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":3}");
    assertThat(receiver.requests("labels")).hasSize(1);
    assertThat(receiver.requests("billing"))
        .extracting(request -> request.text() + request.header("Webhook-id"))
        .hasSize(2)
        .containsOnly("{\"n\":1}" + receiver.requests("billing").get(0).header("Webhook-id"));
  }

  @Test
  void asyncDeliveriesAreRecordedBeforeOnSuccess() throws Exception {
    receiver
        .on("mail", Step.of(204, "").after(Duration.ofSeconds(3)))
        .on("search", Step.of(503, "").with("Retry-After", "3"), Step.of(204, ""));
    InvokeOptions options = InvokeOptions.key("k");

    manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), options).get(60, TimeUnit.SECONDS);
    killAndStartAgain();

    Await.until(() -> isDelivered("mail") && isDelivered("search"));
    assertThat(receiver.requests("labels")).hasSize(1);
    assertThat(receiver.requests("billing")).hasSize(1);
  }

  private boolean isDelivered(String webhook) {
    String delivery = manager.executionId(EVENT, "k") + ":async:" + webhook;
    return ExecutionDetails.of(client).show(delivery).execution().status()
        == ExecutionStatus.SUCCEEDED;
  }

  private void killAndStartAgain() throws Exception {
    worker.process().destroyForcibly().waitFor();
    server.crash();
    worker = WorkerProcess.start(server.address(), QUEUE);
  }

  private WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name));
  }
}
