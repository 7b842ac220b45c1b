package dev.hookline.cli;

import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT;
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
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.Deployments;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replaces workers while events run and retries are pending. */
@Tag("server")
@NeedsRealServer
class UpgradeTest {

  private static final EventType LOAD = EventType.of("OnLoad");
  private static final EventType WAITING = EventType.of("OnWaiting");
  private static final int WAITING_EVENTS = 10;
  private static final int CALLERS = 3;
  private static final int EVENTS_AFTER = 10;

  private final Receiver receiver = new Receiver();
  private final String queue = "upgrade-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final DurableWebhookManager manager = manager();
  private final List<WorkerProcess> workers = new ArrayList<>();
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private final AtomicInteger startedCalls = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private volatile boolean enough;

  @AfterEach
  void stop() {
    callers.shutdownNow();
    workers.forEach(WorkerProcess::kill);
    manager.close();
    receiver.close();
  }

  @ParameterizedTest(name = "from build {0} to build {1}")
  @CsvSource({"1, 2", ", 1", ","})
  void everyEventEndsAsPlanned(@Nullable String before, @Nullable String after) throws Exception {
    receiver
        .on("labels", Step.of(200, "{\"n\":1}"))
        .onEach("billing", Step.of(503, ""), Step.of(503, ""), Step.of(200, "{\"n\":2}"))
        .onEach("search", Step.of(503, ""), Step.of(204, ""))
        .on("mail", Step.of(503, ""));
    WorkerProcess old = worker(before);
    for (int n = 0; n < WAITING_EVENTS; n++) {
      invoke(WAITING, "w" + n).get(60, TimeUnit.SECONDS);
    }
    Await.until(() -> receiver.requests("mail").size() >= WAITING_EVENTS);
    List<Future<Void>> load =
        Stream.generate(() -> callers.submit(this::invokeOneAfterTheOther)).limit(CALLERS).toList();

    worker(after);
    old.process().destroy();
    assertThat(old.process().waitFor(40, TimeUnit.SECONDS)).isTrue();
    int whenReplaced = ended.get();
    Await.until(
        () -> ended.get() >= whenReplaced + EVENTS_AFTER || load.stream().anyMatch(Future::isDone));
    enough = true;
    receiver.on("mail", Step.of(204, ""));

    for (Future<Void> caller : load) {
      caller.get(60, TimeUnit.SECONDS);
    }
    checkLoad();
    checkWaiting(after == null ? "" : after);
  }

  private void checkLoad() {
    for (int n = 0; n < startedCalls.get(); n++) {
      String id = id(LOAD, "l" + n);
      checkCalls(id, id, "labels", 1);
      checkCalls(id, id, "billing", 3);
      awaitDelivery(id + ":async:search");
      checkCalls(id, id + ":async:search", "search", 2);
    }
  }

  private void checkWaiting(String build) {
    for (int n = 0; n < WAITING_EVENTS; n++) {
      String id = id(WAITING, "w" + n);
      awaitDelivery(id + ":async:mail");
      checkCalls(id, id + ":async:mail", "mail", attempts(id, "mail").size());
      assertThat(Deployments.buildOf(client, id + ":async:mail")).isEqualTo(build);
    }
  }

  private @Nullable Void invokeOneAfterTheOther() throws Exception {
    while (!enough) {
      Payload response =
          invoke(LOAD, "l" + startedCalls.getAndIncrement()).get(60, TimeUnit.SECONDS);
      assertThat(response.text()).isEqualTo("{\"n\":2}");
      ended.incrementAndGet();
    }
    return null;
  }

  /**
   * No call is missing or made twice, and attempt numbers continue from worker to worker. Two
   * things happen on an overloaded machine, upgrade or not: a workflow task that times out repeats
   * its first attempt, and an attempt that is given up before it is sent uses up a number.
   */
  private void checkCalls(String event, String execution, String webhook, int number) {
    List<Integer> made = attempts(event, webhook);
    boolean isTaskLost =
        client.fetchHistory(execution).getEvents().stream()
            .anyMatch(one -> one.getEventType() == EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT);
    assertThat(isTaskLost ? made.stream().distinct().toList() : made)
        .as("attempts of %s for %s", webhook, event)
        .startsWith(1)
        .hasSize(number)
        .doesNotHaveDuplicates()
        .isSorted();
  }

  private List<Integer> attempts(String event, String webhook) {
    String id = WebhookId.of(event, webhook);
    return receiver.requests(webhook).stream()
        .filter(request -> request.header("Webhook-id").equals(id))
        .map(request -> Integer.valueOf(request.header("Hookline-attempt")))
        .toList();
  }

  private CompletableFuture<Payload> invoke(EventType event, String key) {
    return manager.invokeWebhooksAsync(event, Payload.of("{}"), InvokeOptions.key(queue + key));
  }

  private void awaitDelivery(String id) {
    Await.until(() -> isSucceeded(id));
  }

  private String id(EventType event, String key) {
    return manager.executionId(event, queue + key);
  }

  private boolean isSucceeded(String id) {
    return ExecutionDetails.of(client).show(id).execution().status() == ExecutionStatus.SUCCEEDED;
  }

  /** Starts a worker as an operator does: a versioned one is then made the current version. */
  private WorkerProcess worker(@Nullable String build) throws IOException {
    Map<String, String> variables = new HashMap<>(Map.of("HOOKLINE_TASK_QUEUE", queue));
    if (build != null) {
      variables.put("HOOKLINE_DEPLOYMENT_NAME", queue);
      variables.put("HOOKLINE_BUILD_ID", build);
    }
    WorkerProcess worker = WorkerProcess.start(TemporalTier.current().address(), variables);
    workers.add(worker);
    if (build != null) {
      Deployments.setCurrent(client, queue, build);
    }
    return worker;
  }

  private DurableWebhookManager manager() {
    return Webhooks.initialize(
            Config.empty()
                .with(
                    LOAD,
                    webhook("labels").build(),
                    webhook("billing").useDataFrom("labels").finalResponse(true).build(),
                    webhook("search").async(true).build())
                .with(WAITING, webhook("mail").async(true).numRetries(1000).build()),
            List.of(LOAD, WAITING),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }

  private WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name)).maximumInterval(1);
  }
}
