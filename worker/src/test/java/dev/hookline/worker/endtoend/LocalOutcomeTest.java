package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A caller whose worker is in the same process need not ask the server for the outcome. */
@Timeout(60)
class LocalOutcomeTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final String POLL = "GetWorkflowExecutionHistory";
  private static final String COMPLETION = "RespondWorkflowTaskCompleted";

  private final Receiver receiver = new Receiver();
  private final WatchedCalls calls = new WatchedCalls();
  private final WatchedServer server = new WatchedServer(calls);
  private DurableWebhookManager manager;
  private HooklineWorker worker;

  @BeforeEach
  void start() {
    worker = server.worker();
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("labels", receiver.url("labels"))
                            .numRetries(1)
                            .finalResponse(true)
                            .build()),
                List.of(EVENT),
                server.client(),
                DurableOptions.defaults())
            .orElseThrow();
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    assertThat(invoke("warm-up")).isEqualTo("{\"n\":1}");
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    server.close();
    receiver.close();
  }

  @Test
  void getsTheResponseWithoutAskingTheServer() {
    assertThat(isAnyWithoutPoll(key -> invoke(key))).isTrue();
  }

  @Test
  void soDoesACallerWhoDoesNotBlock() {
    assertThat(
            isAnyWithoutPoll(
                key ->
                    manager
                        .invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(key))
                        .join()
                        .text()))
        .isTrue();
  }

  /** On a busy machine some take so long that they do ask. */
  private boolean isAnyWithoutPoll(UnaryOperator<String> call) {
    for (int i = 0; i < 20; i++) {
      int before = calls.total(POLL);
      assertThat(call.apply("key-" + i)).isEqualTo("{\"n\":1}");
      if (calls.total(POLL) == before) {
        return true;
      }
    }
    return false;
  }

  /** Until the server has responded, the caller waits. */
  @Test
  void getsNothingBeforeTheServerHasRecordedIt() throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":2}"));
    calls.hold(COMPLETION);
    AtomicReference<String> response = new AtomicReference<>();
    Thread caller = new Thread(() -> response.set(invoke("held")));
    caller.start();
    Await.until(() -> calls.waiting(COMPLETION) == 1);
    assertThat(response).hasValue(null);

    calls.release(COMPLETION);
    caller.join();

    assertThat(response).hasValue("{\"n\":2}");
  }

  @Test
  void readsAFailureFromTheServer() {
    receiver.on("labels", Step.of(400, "{}"));

    assertThatThrownBy(() -> invoke("fails"))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("responded with 400");
  }

  @Test
  void asksTheServerIfTheEventTakesLonger() {
    receiver.on("labels", Step.of(200, "{\"n\":2}").after(Duration.ofMillis(1_500)));

    assertThat(invoke("slow")).isEqualTo("{\"n\":2}");
  }

  @Test
  void endsAtItsDeadlineWhileTheEventContinues() {
    receiver.on("labels", Step.of(200, "{\"n\":2}").after(Duration.ofSeconds(5)));

    assertThatThrownBy(
            () ->
                manager.invokeWebhooks(
                    EVENT,
                    Payload.of("{}"),
                    InvokeOptions.key("short").withDeadline(Duration.ofMillis(900)),
                    response -> {},
                    OnError.noOp()))
        .isInstanceOf(InvocationException.class)
        .hasMessageContaining("no outcome within 900ms");
    assertThat(invoke("short")).isEqualTo("{\"n\":2}");
  }

  private String invoke(String key) {
    AtomicReference<String> response = new AtomicReference<>();
    manager.invokeWebhooks(
        EVENT,
        Payload.of("{}"),
        InvokeOptions.key(key),
        received -> response.set(received.text()),
        OnError.noOp());
    return response.get();
  }
}
