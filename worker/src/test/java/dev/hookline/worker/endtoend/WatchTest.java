package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.intervene.Intervention;
import dev.hookline.operate.intervene.Interventions;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.watch.ExecutionChange;
import dev.hookline.operate.watch.ExecutionChange.Change;
import dev.hookline.operate.watch.ExecutionWatch;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.OwnThread;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Follows executions while they run. */
@Tag("server")
@NeedsRealServer
class WatchTest {

  private static final EventType EVENT = EventType.of("OnWatched");
  private static final Step LATER = Step.of(503, "{}").with("Retry-After", "3600");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final List<ExecutionChange> changes = new ArrayList<>();
  private HooklineWorker worker;
  private DurableWebhookManager manager;

  @BeforeEach
  void startWorker() {
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("labels", receiver.url("labels")).build(),
                        WebhookConfig.builder("billing", receiver.url("billing"))
                            .finalResponse(true)
                            .build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    receiver.on("labels", Step.of(204, "")).on("billing", LATER, Step.of(200, "{}"));
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
  }

  @Test
  void followsTheExecutionsOfAFilter() {
    CompletableFuture<Void> before = invoke("before");
    String beforeId = id("before");
    Await.until(() -> receiver.requests("billing").size() == 1);
    ExecutionFilter mine =
        ExecutionFilter.all().with(filter -> filter.query("TaskQueue = '" + queue + "'"));
    ExecutionWatch watch = ExecutionWatch.of(client, mine, Clock.systemUTC());
    awaitChange(watch, change -> change.state() == State.PENDING && change.attempt() == 2);
    CompletableFuture<Void> after = invoke("after");
    awaitChange(watch, change -> isOf(change, "after") && change.change() == Change.ENDED);
    Interventions.of(client).apply(Intervention.RETRY_NOW, beforeId, "billing");
    awaitChange(watch, change -> isOf(change, "before") && change.change() == Change.ENDED);
    before.join();
    after.join();

    assertThat(changes.stream().filter(change -> isOf(change, "before")))
        .extracting(ExecutionChange::change)
        .containsExactly(Change.RUNNING, Change.WEBHOOK, Change.ENDED);
    assertThat(changes.stream().filter(change -> change.change() == Change.WEBHOOK))
        .allSatisfy(
            change -> {
              assertThat(change.webhook()).isEqualTo("billing");
              assertThat(change.code()).isEqualTo("http_status");
              assertThat(change.status()).isEqualTo(503);
            });
    assertThat(changes.stream().filter(change -> change.change() == Change.ENDED))
        .extracting(change -> change.execution().status())
        .containsOnly(ExecutionStatus.SUCCEEDED);
    assertThat(watch.poll()).isEmpty();
    assertThat(watch.isOver()).isFalse();
  }

  @Test
  void followsOneExecutionToItsEnd() {
    CompletableFuture<Void> call = invoke("one");
    Await.until(() -> receiver.requests("billing").size() == 1);
    ExecutionWatch watch = ExecutionWatch.of(client, id("one"), Clock.systemUTC());
    awaitChange(watch, change -> change.attempt() == 2 && change.state() == State.PENDING);
    boolean wasOver = watch.isOver();
    Interventions.of(client).apply(Intervention.RETRY_NOW, id("one"), "billing");
    awaitChange(watch, change -> change.change() == Change.ENDED);
    call.join();

    assertThat(wasOver).isFalse();
    assertThat(watch.isOver()).isTrue();
    assertThat(changes.get(0).change()).isEqualTo(Change.RUNNING);
    assertThat(changes)
        .extracting(change -> change.webhook() + " " + change.state())
        .containsSubsequence(
            "labels SUCCEEDED", "billing PENDING", "billing SUCCEEDED", "null null");
  }

  /** The server allows ten lists a second. */
  private void awaitChange(ExecutionWatch watch, Predicate<ExecutionChange> wanted) {
    Await.until(
        () -> {
          LockSupport.parkNanos(300_000_000);
          changes.addAll(watch.poll());
          return changes.stream().anyMatch(wanted);
        });
  }

  private boolean isOf(ExecutionChange change, String key) {
    return change.execution().id().equals(id(key));
  }

  private String id(String key) {
    return EVENT + ":" + key + "-" + queue;
  }

  private CompletableFuture<Void> invoke(String key) {
    return CompletableFuture.runAsync(
        () ->
            manager.invokeWebhooks(
                EVENT,
                Payload.of("{}"),
                InvokeOptions.key(key + "-" + queue),
                OnSuccess.noOp(),
                error -> null),
        OwnThread.EACH);
  }
}
