package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
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
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Non-blocking calls: what they retain, and that none delays another. */
class AsyncOutcomesTest {

  private static final EventType EVENT = EventType.of("OnAsync");
  private static final String START = "StartWorkflowExecution";
  private static final String POLL = "GetWorkflowExecutionHistory";
  private static final String DESCRIBE = "DescribeWorkflowExecution";
  private static final int THREADS = 64;

  /** More than the threads of the common pool. */
  private static final int MANY = Runtime.getRuntime().availableProcessors() + 2;

  private final Receiver receiver = new Receiver();
  private final WatchedCalls calls = new WatchedCalls();
  private final List<CompletableFuture<?>> futures = new ArrayList<>();
  private final List<String> threads = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
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
    release.countDown();
    futures.forEach(future -> future.cancel(false));
    manager.close();
    server.close();
    receiver.close();
  }

  @Test
  void theWorkOfOneCallerDelaysNoOther() throws Exception {
    for (int call = 0; call < MANY; call++) {
      futures.add(
          invoke("blocked" + call)
              .thenAccept(
                  response -> {
                    threads.add(Thread.currentThread().getName());
                    await(release);
                  }));
    }
    Await.until(() -> calls.open(POLL) == MANY);

    try (HooklineWorker worker = server.worker()) {
      assertThat(worker.isRunning()).isTrue();
      for (int call = 0; call < MANY; call++) {
        Await.closed(server.client(), "OnAsync:blocked" + call);
      }

      assertThat(invoke("k").get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
      assertThat(threads).hasSize(MANY).containsOnly("hookline-outcome");
    }
  }

  @Test
  void theLookupAfterACancellationDelaysNoOther() throws Exception {
    for (int call = 0; call < MANY; call++) {
      invoke("cancelled" + call);
    }
    Await.until(() -> calls.open(POLL) == MANY);
    for (int call = 0; call < MANY; call++) {
      manager.cancel(EVENT, "cancelled" + call);
    }
    calls.hold(DESCRIBE);

    try (HooklineWorker worker = server.unwatchedWorker()) {
      assertThat(worker.isRunning()).isTrue();
      Await.until(() -> calls.waiting(DESCRIBE) == MANY);
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().equals("hookline-outcome"))
          .hasSizeGreaterThanOrEqualTo(MANY);

      assertThat(invoke("k").get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    } finally {
      calls.release(DESCRIBE);
    }
  }

  @Test
  void thePayloadIsNotRetainedWhileWaitingForTheOutcome() {
    WeakReference<Payload> payload = invokeLarge();
    Await.until(() -> calls.open(POLL) == 1);

    Await.until(
        () -> {
          System.gc();
          return payload.get() == null;
        });
  }

  private WeakReference<Payload> invokeLarge() {
    Payload payload = Payload.of("\"" + "x".repeat(1_000_000) + "\"");
    futures.add(manager.invokeWebhooksAsync(EVENT, payload, InvokeOptions.key("large")));
    return new WeakReference<>(payload);
  }

  @Test
  void queuedPayloadsAreLimited() {
    calls.hold(START);
    for (int call = 0; call < THREADS; call++) {
      invoke("k" + call);
    }
    Await.until(() -> calls.waiting(START) == THREADS);
    String large = "\"" + "x".repeat(1_000_000) + "\"";

    List<CompletableFuture<Payload>> queued = new ArrayList<>();
    for (int call = 0; call < 2 * THREADS; call++) {
      queued.add(
          manager.invokeWebhooksAsync(EVENT, Payload.of(large), InvokeOptions.key("large" + call)));
    }
    futures.addAll(queued);

    assertThat(queued.stream().filter(CompletableFuture::isDone)).hasSizeBetween(60, 70);
    assertThatThrownBy(() -> queued.get(queued.size() - 1).join())
        .cause()
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.SERVER_BUSY);
              assertThat(e.accepted()).isEqualTo(Accepted.NO);
            })
        .hasMessage(
            "64 MiB of calls are queued for 64 concurrent starts on the Temporal server; call again later (execution OnAsync:large127)");
    calls.release(START);
    Await.until(() -> calls.open(POLL) > THREADS);
    CompletableFuture<Payload> later = invoke("later");
    Await.until(() -> calls.open(POLL) > THREADS + 60);
    assertThat(later).isNotDone();
  }

  private CompletableFuture<Payload> invoke(String key) {
    CompletableFuture<Payload> future =
        manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(key));
    futures.add(future);
    return future;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
