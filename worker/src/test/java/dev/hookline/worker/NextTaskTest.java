package dev.hookline.worker;

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
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.DroppedTasks;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A chain whose workers do not all request the next task, or lose it. */
@Tag("server")
class NextTaskTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final List<String> CHAIN = List.of("labels", "billing", "audit");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String id = EVENT + ":" + queue;
  private final WorkflowClient client = TemporalTier.current().client();

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void aWorkerThatRequestsNoTaskRecordsAResponseByTheNextActivity() {
    try (HooklineWorker worker = worker(client, false)) {
      start();
      assertEachIsCalledOnce(worker);
    }
    assertEverySecondIsAnActivity();
  }

  @Test
  @NeedsRealServer
  void aLostTaskIsRepeatedAndItsCallIsAnActivity() {
    try (DroppedTasks dropped = new DroppedTasks(client);
        HooklineWorker worker = worker(dropped.client(), true)) {
      start();
      assertEachIsCalledOnce(worker);
      assertThat(dropped.hasDropped()).isTrue();
    }
    assertThat(kinds()).contains("activity");
  }

  @Test
  @NeedsRealServer
  void aWorkerThatRequestsNoTaskContinuesAfterOneThatDiedBeforeTheNextCall() {
    try (DroppedTasks dropped = new DroppedTasks(client)) {
      try (HooklineWorker dying = worker(dropped.client(), true)) {
        start();
        Await.until(dropped::hasDropped);
        assertThat(dying.isRunning()).isTrue();
      }
      int before = receiver.requests().size();
      assertThat(before).isLessThan(CHAIN.size());
      try (HooklineWorker other = worker(client, false)) {
        assertEachIsCalledOnce(other);
      }
    }
    assertEverySecondIsAnActivity();
  }

  private HooklineWorker worker(WorkflowClient connection, boolean requestsNextTasks) {
    WorkerSettings settings = WorkerSettings.of(name -> null).withTaskQueue(queue);
    return HooklineWorker.start(
        connection,
        settings,
        new Wiring(connection, settings, WorkerTelemetry.none(), requestsNextTasks));
  }

  private void start() {
    CHAIN.forEach(name -> receiver.on(name, Step.of(200, "{\"of\":\"" + name + "\"}")));
    try (DurableWebhookManager manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        webhook("labels").build(),
                        webhook("billing").useDataFrom("labels").build(),
                        webhook("audit").useDataFrom("billing").finalResponse(true).build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow()) {
      manager.start(EVENT, Payload.of("{\"project\":7}"), InvokeOptions.key(queue));
    }
  }

  private void assertEachIsCalledOnce(HooklineWorker worker) {
    assertThat(worker.isRunning()).isTrue();
    Await.closed(client, id);
    assertThat(receiver.requests())
        .extracting(request -> request.path().substring(1) + " " + request.text())
        .containsExactly(
            "labels {\"project\":7}", "billing {\"of\":\"labels\"}", "audit {\"of\":\"billing\"}");
  }

  /** A busy machine has more activities: its tasks start late. */
  private void assertEverySecondIsAnActivity() {
    assertThat(kinds()).hasSizeGreaterThan(2).doesNotContainSequence("local", "local");
  }

  private List<String> kinds() {
    return client.fetchHistory(id).getEvents().stream()
        .filter(
            event ->
                event.hasMarkerRecordedEventAttributes()
                    || event.hasActivityTaskScheduledEventAttributes())
        .map(event -> event.hasMarkerRecordedEventAttributes() ? "local" : "activity")
        .toList();
  }

  private WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name));
  }
}
