package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.StartedEvent;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.OrderingConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.queue.OrderingQueues;
import dev.hookline.operate.replay.Replays;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events with an ordering key, as their endpoint sees them. */
@Tag("server")
class OrderedEventsTest {

  private static final EventType CREATED = EventType.of("OnProjectCreated");
  private static final EventType DELETED = EventType.of("OnProjectDeleted");
  private static final OrderingConfig BY_PROJECT = OrderingConfig.by("/project/id");

  private final Receiver receiver = new Receiver().on("labels", Step.of(200, "{}"));
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    receiver.close();
  }

  @Test
  void runOneAfterTheOtherInTheOrderOfAcceptance() {
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofMillis(20)));
    DurableWebhookManager manager = manager(BY_PROJECT);
    startWorker();

    List<StartedEvent> events = start(manager, 25);
    awaitAll(manager, events);

    assertThat(received()).isEqualTo(payloads(25));
    assertNoOverlap(Duration.ofMillis(20));
  }

  @Test
  void waitForAWorkerInTheOrderOfAcceptance() {
    DurableWebhookManager manager = manager(BY_PROJECT);
    List<StartedEvent> events = start(manager, 10);

    startWorker();
    awaitAll(manager, events);

    assertThat(received()).isEqualTo(payloads(10));
  }

  /** The embedded server keeps tasks for a worker that is gone. */
  @Test
  @NeedsRealServer
  void keepTheirOrderOverAWorkerThatIsReplaced() {
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofMillis(50)));
    DurableWebhookManager manager = manager(BY_PROJECT);
    HooklineWorker first = startWorker();
    List<StartedEvent> events = start(manager, 20);
    Await.until(() -> receiver.requests().size() > 5);

    first.close();
    startWorker();
    awaitAll(manager, events);

    assertThat(received().stream().distinct()).containsExactlyElementsOf(payloads(20));
  }

  @Test
  void ofOtherKeysDoNotWait() {
    receiver.on("labels", Step.of(503, "{}"), Step.of(200, "{}"));
    DurableWebhookManager manager = manager(BY_PROJECT);
    startWorker();
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofMinutes(2)), Step.of(200, "{}"));

    StartedEvent slow =
        manager.start(CREATED, Payload.of("{\"project\":{\"id\":\"slow\"}}"), options("slow"));
    Await.until(() -> receiver.requests().size() == 1);
    List<StartedEvent> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(
          manager.start(
              CREATED, Payload.of("{\"project\":{\"id\":%d}}".formatted(i)), options("k" + i)));
    }
    awaitAll(manager, others);

    // while the slow one has not ended
    assertThat(receiver.requests()).hasSize(21);
    manager.cancel(slow.executionId());
  }

  @Test
  void ofSeveralTypesShareTheOrderOfAGroup() {
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofMillis(200)));
    DurableWebhookManager manager = manager(BY_PROJECT.withGroup("project"));
    startWorker();

    StartedEvent created = manager.start(CREATED, payload(1), options("a"));
    StartedEvent deleted = manager.start(DELETED, payload(2), options("b"));
    awaitAll(manager, List.of(created, deleted));

    assertThat(received()).isEqualTo(List.of(payload(1).text(), payload(2).text()));
    assertNoOverlap(Duration.ofMillis(200));
  }

  @Test
  void takeTheKeyOfTheCall() {
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofMillis(100)));
    DurableWebhookManager manager = manager(null);
    startWorker();

    List<StartedEvent> events = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      events.add(manager.start(CREATED, payload(i), options("k" + i).withOrderingKey("7")));
    }
    awaitAll(manager, events);

    assertNoOverlap(Duration.ofMillis(100));
  }

  @Test
  void areRefusedWithoutTheirKey() {
    DurableWebhookManager manager = manager(BY_PROJECT);

    assertThatThrownBy(
            () -> manager.start(CREATED, Payload.of("{\"project\":{\"id\":{}}}"), options("a")))
        .isInstanceOfSatisfying(
            InvocationException.class,
            refused -> {
              assertThat(refused.reason())
                  .isEqualTo(InvocationException.Reason.INVALID_ORDERING_KEY);
              assertThat(refused.accepted()).isEqualTo(InvocationException.Accepted.NO);
            })
        .hasMessageContaining("has no text, number or boolean at /project/id");
  }

  @Test
  void runOnceForSeveralCallsOfOneKey() {
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofMillis(100)));
    DurableWebhookManager manager = manager(BY_PROJECT);
    startWorker();

    List<StartedEvent> events = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      events.add(manager.start(CREATED, payload(i / 2), options("k" + i / 2)));
    }
    awaitAll(manager, events);
    events.add(manager.start(CREATED, payload(0), options("k0")));
    awaitAll(manager, events);

    assertThat(received()).isEqualTo(payloads(5));
  }

  @Test
  void continueAfterOneThatFails() {
    receiver.on("labels", Step.of(410, "{}"), Step.of(200, "{}"));
    DurableWebhookManager manager = manager(BY_PROJECT);
    startWorker();

    List<StartedEvent> events = start(manager, 3);
    awaitAll(manager, events.subList(1, 3));

    assertThat(received()).isEqualTo(payloads(3));
  }

  @Test
  void waitForAnEventThatHoldsThemUntilItsReplaySucceeds() {
    receiver.on("labels", Step.of(410, "{}"), Step.of(410, "{}"), Step.of(200, "{}"));
    DurableWebhookManager manager = manager(BY_PROJECT.holdingOnFailure());
    startWorker();
    List<StartedEvent> events = start(manager, 3);
    String head = events.get(0).executionId();

    Await.closed(client, head);
    awaitHeldBy(head);
    assertThat(receiver.requests()).hasSize(1);
    Replays.of(client).replayFromFailed(head);
    Await.until(() -> receiver.requests().size() == 2);
    Await.closed(client, head);
    awaitHeldBy(head);
    Replays.of(client).replayFromFailed(head);
    awaitAll(manager, events);

    assertThat(received().subList(2, 5)).isEqualTo(payloads(3));
  }

  @Test
  void continueAfterASkippedOne() {
    receiver.on("labels", Step.of(410, "{}"), Step.of(200, "{}"));
    DurableWebhookManager manager = manager(BY_PROJECT.holdingOnFailure());
    startWorker();
    List<StartedEvent> events = start(manager, 3);
    awaitHeldBy(events.get(0).executionId());

    OrderingQueues.of(client).skip(events.get(0).executionId());
    awaitAll(manager, events.subList(1, 3));

    assertThat(received()).isEqualTo(payloads(3));
  }

  @Test
  void doNotRunIfTheyAreCancelledInTheQueue() {
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofMillis(500)));
    DurableWebhookManager manager = manager(BY_PROJECT);
    startWorker();
    List<StartedEvent> events = start(manager, 3);

    manager.cancel(events.get(1).executionId());
    awaitAll(manager, List.of(events.get(2)));

    assertThat(received()).isEqualTo(List.of(payload(0).text(), payload(2).text()));
  }

  /**
   * The next run of the queue repeats the signal of a turn. The embedded server refuses the
   * completion that the signal meets, and repeats its task only after a minute; real ones at once.
   */
  @Test
  @NeedsRealServer
  void areTooManyForOneHistory() {
    DurableWebhookManager manager = manager(BY_PROJECT);
    startWorker();

    List<StartedEvent> events = start(manager, 150);
    awaitAll(manager, events.subList(149, 150));

    assertThat(received()).isEqualTo(payloads(150));
  }

  /** A second call decides neither about the delay nor about the queue of a recorded event. */
  @Test
  void doNotWaitForADelayedOneThatIsCalledAgainWithoutItsDelay() {
    DurableWebhookManager manager = manager(BY_PROJECT);
    startWorker();

    manager.start(CREATED, payload(0), options("later").withDelay(Duration.ofDays(7)));
    manager.start(CREATED, payload(0), options("later"));
    StartedEvent next = manager.start(CREATED, payload(1), options("next"));
    awaitAll(manager, List.of(next));

    assertThat(received()).containsExactly(payload(1).text());
  }

  @Test
  void keepTheirOrderIfOneIsCalledAgainWithAnotherKey() {
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofMillis(500)));
    DurableWebhookManager manager = manager(BY_PROJECT);
    startWorker();

    List<StartedEvent> events = start(manager, 3);
    manager.start(CREATED, payload(2), options("k2").withOrderingKey(queue + "-other"));
    awaitAll(manager, events);

    assertThat(received()).isEqualTo(payloads(3));
    assertNoOverlap(Duration.ofMillis(500));
  }

  private List<StartedEvent> start(DurableWebhookManager manager, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> manager.start(CREATED, payload(i), options("k" + i)))
        .toList();
  }

  private void awaitAll(DurableWebhookManager manager, List<StartedEvent> events) {
    for (StartedEvent event : events) {
      manager.attach(
          EventType.of(event.event()),
          event.key(),
          InvokeOptions.defaults().withDeadline(Duration.ofSeconds(60)),
          null,
          null);
    }
  }

  private void awaitHeldBy(String event) {
    Await.until(
        () -> {
          Object held =
              client
                  .newUntypedWorkflowStub("ordering::OnProjectCreated:" + queue)
                  .describe()
                  .getMemo(Names.MEMO_HELD_BY, String.class);
          return event.equals(held);
        });
  }

  private void assertNoOverlap(Duration response) {
    List<Long> times = receiver.requests().stream().map(Receiver.Request::nanos).toList();
    for (int i = 1; i < times.size(); i++) {
      assertThat(Duration.ofNanos(times.get(i) - times.get(i - 1)))
          .isGreaterThanOrEqualTo(response);
    }
  }

  private List<String> received() {
    return receiver.requests().stream().map(Receiver.Request::text).toList();
  }

  private List<String> payloads(int count) {
    return IntStream.range(0, count).mapToObj(i -> payload(i).text()).toList();
  }

  private Payload payload(int n) {
    return Payload.of("{\"n\":%d,\"project\":{\"id\":\"%s\"}}".formatted(n, queue));
  }

  private InvokeOptions options(String key) {
    return InvokeOptions.key(queue + key);
  }

  private HooklineWorker startWorker() {
    HooklineWorker worker =
        HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
    open.add(worker);
    return worker;
  }

  private DurableWebhookManager manager(OrderingConfig ordering) {
    WebhookConfig labels =
        WebhookConfig.builder("labels", receiver.url("labels")).finalResponse(true).build();
    Config config = Config.empty().with(CREATED, labels).with(DELETED, labels);
    if (ordering != null) {
      config = config.withOrdering(CREATED, ordering).withOrdering(DELETED, ordering);
    }
    DurableWebhookManager manager =
        Webhooks.initialize(
                config,
                List.of(CREATED, DELETED),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    open.add(manager);
    return manager;
  }
}
