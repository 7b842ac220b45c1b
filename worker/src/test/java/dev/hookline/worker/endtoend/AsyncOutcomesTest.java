package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls without a waiting thread: what they hold, and that none holds up another. */
class AsyncOutcomesTest {

  private static final EventType EVENT = EventType.of("OnAsync");
  private static final String POLL = "GetWorkflowExecutionHistory";
  private static final String DESCRIBE = "DescribeWorkflowExecution";

  /** More than the process has common threads. */
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
                DurableOptions.defaults())
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
  void whatACallerDoesWithAnOutcomeHoldsUpNoOther() throws Exception {
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

      assertThat(invoke("k").get(20, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
      assertThat(threads).hasSize(MANY).containsOnly("hookline-outcome");
    }
  }

  @Test
  void whatTheServerIsAskedAfterACancellationHoldsUpNoOther() throws Exception {
    for (int call = 0; call < MANY; call++) {
      invoke("cancelled" + call);
    }
    Await.until(() -> calls.open(POLL) == MANY);
    for (int call = 0; call < MANY; call++) {
      manager.cancel(EVENT, "cancelled" + call);
    }
    calls.hold(DESCRIBE);

    try (HooklineWorker worker = server.worker()) {
      assertThat(worker.isRunning()).isTrue();
      Await.until(() -> calls.waiting(DESCRIBE) == MANY);
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().equals("hookline-outcome"))
          .hasSizeGreaterThanOrEqualTo(MANY);

      assertThat(invoke("k").get(20, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    } finally {
      calls.release(DESCRIBE);
    }
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
