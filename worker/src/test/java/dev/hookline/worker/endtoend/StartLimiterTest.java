package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.WatchedCalls;
import dev.hookline.worker.tier.WatchedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More concurrent callers than concurrent starts. */
class StartLimiterTest {

  private static final EventType EVENT = EventType.of("OnBurst");
  private static final EventType WITH_ASYNC = EventType.of("OnBurstWithAsync");
  private static final EventType OTHER_WITH_ASYNC = EventType.of("OnOtherBurstWithAsync");
  private static final String START = "StartWorkflowExecution";
  private static final String UPDATE = "ExecuteMultiOperation";
  private static final String POLL = "GetWorkflowExecutionHistory";
  private static final int MAX_STARTS = 64;

  /** Long enough for callers to succeed on a busy machine. */
  private static final InvokeOptions PATIENT =
      InvokeOptions.defaults().withDeadline(Duration.ofMinutes(2));

  private static final String RESPONSE = "{\"n\":1}";

  private final Receiver receiver = new Receiver();
  private final WatchedCalls calls = new WatchedCalls();
  private final Map<Thread, Object> outcomes = new ConcurrentHashMap<>();
  private final WatchedServer server = new WatchedServer(calls);
  private DurableWebhookManager manager;

  @BeforeEach
  void connect() {
    receiver.on("labels", Step.of(200, RESPONSE));
    receiver.on("notify", Step.of(200, "{}"));
    WebhookConfig labels =
        WebhookConfig.builder("labels", receiver.url("labels")).finalResponse(true).build();
    WebhookConfig notify =
        WebhookConfig.builder("notify", receiver.url("notify")).async(true).build();
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(EVENT, labels)
                    .with(WITH_ASYNC, labels, notify)
                    .with(OTHER_WITH_ASYNC, labels, notify),
                List.of(EVENT, WITH_ASYNC, OTHER_WITH_ASYNC),
                server.client(),
                DurableOptions.defaults().withAdaptiveStarts(false))
            .orElseThrow();
  }

  @AfterEach
  void stop() {
    manager.close();
    server.close();
    receiver.close();
  }

  @Test
  void startsAreLimitedAndAllCallersGetTheirResponse() throws Exception {
    calls.hold(START);
    List<Thread> callers = fillTheLine(EVENT, START);
    List<Thread> later = queued(2 * MAX_STARTS);
    assertThat(calls.waiting(START)).isEqualTo(MAX_STARTS);

    calls.release(START);
    // no queued caller waits for the outcome of earlier ones
    Await.until(() -> calls.open(POLL) == 3 * MAX_STARTS);

    try (HooklineWorker worker = server.worker()) {
      assertThat(worker.isRunning()).isTrue();
      join(callers);
      join(later);
    }
    assertThat(outcomes.values()).hasSize(3 * MAX_STARTS).containsOnly(RESPONSE);
  }

  @Test
  void aQueuedCallerLearnsAtItsDeadlineThatItsEventWasNotAccepted() throws Exception {
    calls.hold(START);
    List<Thread> callers = fillTheLine(EVENT, START);

    Thread late =
        callers(EVENT, 1, InvokeOptions.key("k").withDeadline(Duration.ofMillis(50))).get(0);
    late.join();

    assertRefused(late, Reason.DEADLINE_PASSED);
    assertThat(outcomes.get(late))
        .asString()
        .contains("50ms passed while queued; at most 64 starts run concurrently");
    calls.release(START);
    endThrough(callers);
  }

  @Test
  void anInterruptedQueuedCallerLearnsThatItsEventWasNotAccepted() throws Exception {
    calls.hold(START);
    List<Thread> callers = fillTheLine(EVENT, START);
    List<Thread> later = queued(1);

    later.get(0).interrupt();
    join(later);

    assertRefused(later.get(0), Reason.INTERRUPTED);
    calls.release(START);
    endThrough(callers);
  }

  @Test
  void queuedCallersEndWhenTheManagerIsClosed() throws Exception {
    calls.hold(START);
    List<Thread> callers = fillTheLine(EVENT, START);
    List<Thread> later = queued(2);

    manager.close();
    join(later);

    assertThat(later)
        .allSatisfy(
            caller ->
                assertThat(outcomes.get(caller))
                    .isInstanceOf(IllegalStateException.class)
                    .hasToString(
                        "java.lang.IllegalStateException: webhook manager is closed; nothing was sent"));
    calls.release(START);
    endThrough(callers);
  }

  @Test
  void callersOfEventsWithAsyncWebhooksStartNormallyIfManyWaitForTheirResponse() throws Exception {
    calls.hold(UPDATE);
    List<Thread> callers = fillTheLine(WITH_ASYNC, UPDATE);

    try (HooklineWorker worker = server.unwatchedWorker()) {
      assertThat(worker.isRunning()).isTrue();
      List<Thread> later = callers(WITH_ASYNC, 2, PATIENT);
      join(later);
      assertThat(outcomes.values()).hasSize(2).containsOnly(RESPONSE);
      calls.release(UPDATE);
      join(callers);
      assertThat(outcomes.values()).hasSize(MAX_STARTS + 2).containsOnly(RESPONSE);

      // all have left the queue; a slow event is not retried so soon
      calls.hold(UPDATE);
      List<Thread> again = fillTheLine(OTHER_WITH_ASYNC, UPDATE);
      calls.release(UPDATE);
      join(again);
    }
    assertThat(outcomes.values()).hasSize(2 * MAX_STARTS + 2).containsOnly(RESPONSE);
  }

  @Test
  void aCallerWithoutAnImmediateResponseIsNotQueuedSinceItsEventMayBeRecorded() throws Exception {
    calls.hold(START);
    List<Thread> callers = fillTheLine(EVENT, START);

    List<Thread> early = callers(WITH_ASYNC, 1, PATIENT);
    Await.until(() -> calls.waiting(START) == MAX_STARTS + 1);

    calls.release(START);
    endThrough(Stream.concat(callers.stream(), early.stream()).toList());
    assertThat(outcomes.values()).hasSize(MAX_STARTS + 1).containsOnly(RESPONSE);
  }

  private List<Thread> fillTheLine(EventType event, String method) {
    List<Thread> callers = callers(event, MAX_STARTS, PATIENT);
    Await.until(() -> calls.waiting(method) == MAX_STARTS);
    return callers;
  }

  private List<Thread> queued(int count) {
    List<Thread> later = callers(EVENT, count, PATIENT);
    Await.until(
        () -> later.stream().allMatch(caller -> caller.getState() == Thread.State.TIMED_WAITING));
    return later;
  }

  private List<Thread> callers(EventType event, int count, InvokeOptions options) {
    return IntStream.range(0, count)
        .mapToObj(number -> new Thread(() -> call(event, options)))
        .peek(Thread::start)
        .toList();
  }

  private void call(EventType event, InvokeOptions options) {
    try {
      manager.invokeWebhooks(
          event,
          Payload.of("{}"),
          options,
          response -> outcomes.put(Thread.currentThread(), response.text()),
          OnError.noOp());
    } catch (RuntimeException e) {
      outcomes.put(Thread.currentThread(), e);
    }
  }

  private void assertRefused(Thread caller, Reason reason) {
    assertThat(outcomes.get(caller))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.accepted()).isEqualTo(Accepted.NO);
            });
  }

  private void endThrough(List<Thread> callers) throws InterruptedException {
    try (HooklineWorker worker = server.worker()) {
      assertThat(worker.isRunning()).isTrue();
      join(callers);
    }
  }

  private static void join(List<Thread> callers) throws InterruptedException {
    for (Thread caller : callers) {
      caller.join();
    }
  }
}
