package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.RealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that limits the concurrent long polls of a namespace to fewer than there are callers.
 */
@Tag("server")
@NeedsRealServer
class BusyServerTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final int WAITING_AT_ONCE = 40;
  private static final int CALLERS = 120;

  @TempDir private Path folder;

  @Test
  void isRetriedUntilEveryCallerHasItsResult() throws Exception {
    try (Receiver receiver = new Receiver();
        RealServer server =
            RealServer.start(
                TemporalTier.kind().name().toLowerCase(Locale.ROOT),
                "--settings",
                settings().toString())) {
      receiver.on("labels", Step.of(200, "1").after(Duration.ofSeconds(2)));
      receiver.on("mail", Step.of(204, ""));
      WorkflowServiceStubs stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build());
      WorkflowClient client = WorkflowClient.newInstance(stubs);
      try (HooklineWorker worker = HooklineWorker.start(client, WorkerSettings.of(name -> null));
          DurableWebhookManager manager = manager(client, receiver)) {
        assertThat(worker.isRunning()).isTrue();

        assertThat(callAll(manager)).hasSize(CALLERS).containsOnly("1");
        // a worker whose reports are refused for too long counts as lost, so there may be repeats
        assertThat(receiver.requests("labels").stream().map(one -> one.header("webhook-id")))
            .containsAll(ids(manager));
      } finally {
        stubs.shutdownNow();
      }
    }
  }

  private static List<String> ids(DurableWebhookManager manager) {
    return IntStream.range(0, CALLERS)
        .mapToObj(number -> WebhookId.of(manager.executionId(EVENT, "k" + number), "labels"))
        .toList();
  }

  private static List<String> callAll(DurableWebhookManager manager) throws InterruptedException {
    List<String> responses = Collections.synchronizedList(new ArrayList<>());
    List<Thread> callers =
        IntStream.range(0, CALLERS)
            .mapToObj(
                number ->
                    new Thread(
                        () ->
                            manager.invokeWebhooks(
                                EVENT,
                                Payload.of("{}"),
                                InvokeOptions.key("k" + number).withDeadline(Duration.ofMinutes(1)),
                                response -> responses.add(response.text()),
                                OnError.noOp())))
            .toList();
    callers.forEach(Thread::start);
    for (Thread caller : callers) {
      caller.join();
    }
    return responses;
  }

  private Path settings() throws IOException {
    String ours = Files.readString(RealServer.repository().resolve("deploy/dynamicconfig.yaml"));
    String limited =
        ours.replaceFirst(
            "frontend.namespaceCount:\\s+- value: \\d+",
            "frontend.namespaceCount:\n  - value: " + WAITING_AT_ONCE);
    assertThat(limited).isNotEqualTo(ours);
    return Files.writeString(folder.resolve("settings.yaml"), limited);
  }

  private static DurableWebhookManager manager(WorkflowClient client, Receiver receiver) {
    return Webhooks.initialize(
            Config.empty()
                .with(
                    EVENT,
                    WebhookConfig.builder("labels", receiver.url("labels"))
                        .finalResponse(true)
                        .build(),
                    WebhookConfig.builder("mail", receiver.url("mail")).async(true).build()),
            List.of(EVENT),
            client,
            DurableOptions.defaults())
        .orElseThrow();
  }
}
