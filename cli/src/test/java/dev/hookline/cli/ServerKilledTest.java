package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.RealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed and restarted while callers wait and a worker runs. */
@Tag("server")
@NeedsRealServer
class ServerKilledTest {

  private static final EventType EVENT = EventType.of(OneWebhook.EVENT);

  private final Receiver receiver = new Receiver();
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private RealServer server;
  private WorkflowServiceStubs stubs;
  private HooklineWorker worker;
  private DurableWebhookManager manager;

  @TempDir private Path folder;

  @BeforeEach
  void startServerAndWorker() {
    server = RealServer.start(TemporalTier.kind().name().toLowerCase(Locale.ROOT));
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build());
    WorkflowClient client = WorkflowClient.newInstance(stubs);
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null));
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("labels", receiver.url("labels"))
                            .finalResponse(true)
                            .build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults())
            .orElseThrow();
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    stubs.shutdownNow();
    server.close();
    callers.shutdownNow();
    receiver.close();
  }

  @Test
  void givesWaitingCallersTheResultOnceItIsBack() throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":1}").after(Duration.ofSeconds(2)));
    String[] command = OneWebhook.invoke(folder, receiver.url("labels"), "command");
    Future<Ended> process =
        callers.submit(() -> HooklineProcess.run(server.environment(), command));
    CompletableFuture<Payload> library = invoke("library");
    Await.until(() -> receiver.requests().size() == 2);

    server.crash();
    CompletableFuture<Payload> meanwhile = invoke("meanwhile");

    Ended ended = process.get(90, TimeUnit.SECONDS);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).isEqualTo("{\"n\":1}\n");
    assertThat(ended.err()).isEqualTo("execution OnOneWebhook:command\n");
    assertThat(library.get(90, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    assertThat(meanwhile.get(90, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    assertThat(receiver.requests().stream().map(request -> request.header("Webhook-id")).distinct())
        .hasSize(3);
  }

  private CompletableFuture<Payload> invoke(String key) {
    return manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(key));
  }
}
