package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Non-blocking calls: how many start at once, and how they end. */
class AsyncCallsTest {

  private static final EventType EVENT = EventType.of("OnAsync");
  private static final String START = "StartWorkflowExecution";
  private static final String POLL = "GetWorkflowExecutionHistory";
  private static final int THREADS = 64;

  private final Receiver receiver = new Receiver();
  private final WatchedCalls calls = new WatchedCalls();
  private final List<CompletableFuture<Payload>> futures = new ArrayList<>();
  private final WatchedServer server = new WatchedServer(calls);
  private DurableWebhookManager manager;

  @BeforeEach
  void connect() {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("labels", receiver.url("labels"))
                            .finalResponse(true)
                            .build()),
                List.of(EVENT),
                server.client(),
                DurableOptions.defaults().withAdaptiveStarts(false))
            .orElseThrow();
  }

  @AfterEach
  void stop() {
    futures.forEach(future -> future.cancel(false));
    manager.close();
    server.close();
    receiver.close();
  }

  @Test
  void cancellingTheFutureEndsTheWaitAndNotTheExecution() {
    CompletableFuture<Payload> future = invoke(InvokeOptions.key("k"));
    Await.until(() -> calls.open(POLL) == 1);

    future.cancel(false);

    Await.until(() -> calls.open(POLL) == 0);
    List<String> responses = new ArrayList<>();
    try (HooklineWorker worker = server.worker()) {
      assertThat(worker.isRunning()).isTrue();
      manager.attach(
          EVENT,
          "k",
          InvokeOptions.defaults(),
          response -> responses.add(response.text()),
          OnError.noOp());
    }
    assertThat(responses).containsExactly("{\"n\":1}");
  }

  @Test
  void aPassedDeadlineIsReportedAsInTheBlockingForm() {
    CompletableFuture<Payload> future =
        invoke(InvokeOptions.key("k").withDeadline(Duration.ofSeconds(2)));

    assertThatThrownBy(() -> future.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.DEADLINE_PASSED);
              assertThat(e.accepted()).isEqualTo(Accepted.YES);
            })
        .hasMessageStartingWith("no outcome within 2s");
  }

  @Test
  void manyCallsAreQueuedForAFewThreads() throws Exception {
    Set<Thread> ofOtherManagers = Set.copyOf(Thread.getAllStackTraces().keySet());
    calls.hold(START);
    for (int i = 0; i < 3 * THREADS; i++) {
      invoke(InvokeOptions.defaults());
    }
    Await.until(() -> calls.waiting(START) == THREADS);

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("hookline-start"))
        .filteredOn(thread -> !ofOtherManagers.contains(thread))
        .hasSize(THREADS);
    calls.release(START);
    try (HooklineWorker worker = server.worker()) {
      assertThat(worker.isRunning()).isTrue();
      for (CompletableFuture<Payload> future : futures) {
        assertThat(future.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
      }
    }
  }

  @Test
  void aQueuedCallEndsAtItsDeadlineWithoutStarting() {
    calls.hold(START);
    fillTheThreads();
    InvokeOptions key = InvokeOptions.key("k").withDeadline(Duration.ofMillis(50));

    assertThatThrownBy(() -> invoke(key).get(60, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.DEADLINE_PASSED);
              assertThat(e.accepted()).isEqualTo(Accepted.NO);
            })
        .hasMessage(
            "50ms passed while queued; at most 64 starts run concurrently (execution OnAsync:k)");

    calls.release(START);
    Await.until(() -> calls.open(POLL) == THREADS);
    assertThatThrownBy(
            () -> manager.attach(EVENT, "k", InvokeOptions.defaults(), r -> {}, OnError.noOp()))
        .isInstanceOfSatisfying(
            InvocationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
  }

  @Test
  void aCallThatIsBeingStartedWhileTheManagerClosesStillHasItsOutcome() throws Exception {
    calls.hold(START);
    CompletableFuture<Payload> future = invoke(InvokeOptions.defaults());
    Await.until(() -> calls.waiting(START) == 1);

    manager.close();
    calls.release(START);

    try (HooklineWorker worker = server.worker()) {
      assertThat(worker.isRunning()).isTrue();
      assertThat(future.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void queuedAndLaterCallsAreNotStartedWhenTheManagerCloses() {
    calls.hold(START);
    fillTheThreads();
    CompletableFuture<Payload> queued = invoke(InvokeOptions.defaults());

    manager.close();
    calls.release(START);

    assertThatThrownBy(() -> queued.get(60, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("webhook manager is closed; nothing was sent");
    assertThatThrownBy(() -> invoke(InvokeOptions.defaults()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> manager.invokeWebhooks(EVENT, Payload.of("{}"), OnSuccess.noOp(), OnError.noOp()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("webhook manager is closed; nothing was sent");
  }

  private void fillTheThreads() {
    for (int i = 0; i < THREADS; i++) {
      invoke(InvokeOptions.defaults());
    }
    Await.until(() -> calls.waiting(START) == THREADS);
  }

  private CompletableFuture<Payload> invoke(InvokeOptions options) {
    CompletableFuture<Payload> future =
        manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), options);
    futures.add(future);
    return future;
  }
}
