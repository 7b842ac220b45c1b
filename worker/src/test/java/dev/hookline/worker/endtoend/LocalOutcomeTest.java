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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller whose worker is in the same process need not ask the server for the outcome. */
@Timeout(60)
class LocalOutcomeTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final EventType WITH_MAIL = EventType.of("OnProjectMoved");
  private static final String UPDATE = "ExecuteMultiOperation";
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
    WebhookConfig labels =
        WebhookConfig.builder("labels", receiver.url("labels"))
            .numRetries(1)
            .finalResponse(true)
            .build();
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(EVENT, labels)
                    .with(
                        WITH_MAIL,
                        labels,
                        WebhookConfig.builder("mail", receiver.url("mail")).async(true).build()),
                List.of(EVENT, WITH_MAIL),
                server.client(),
                DurableOptions.defaults())
            .orElseThrow();
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    receiver.on("mail", Step.of(204, ""));
    Await.until(() -> calls.open("PollWorkflowTaskQueue") > 0);
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

  @Test
  void soDoesTheCallerOfAnEventWithAsyncWebhooks() {
    assertThat(isAnyWithoutPoll(key -> invoke(WITH_MAIL, key))).isTrue();
    assertThat(calls.total(UPDATE)).isZero();
  }

  /** The second completion of an event with async webhooks closes it. */
  @Test
  void getsTheResponseWhenTheDeliveriesAreRecordedThoughTheEventIsOpen() throws Exception {
    boolean isToldBefore = false;
    // on a busy machine an event may have one more task, whose completion is then held
    for (int i = 0; i < 5 && !isToldBefore; i++) {
      String key = "open-" + i;
      AtomicReference<String> response = new AtomicReference<>();
      Thread caller = new Thread(() -> response.set(invoke(WITH_MAIL, key)));
      calls.holdAfter(COMPLETION, 1);
      caller.start();
      caller.join(5_000);
      isToldBefore = response.get() != null;
      calls.release(COMPLETION);
      caller.join();
    }

    assertThat(isToldBefore).isTrue();
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
  @ParameterizedTest
  @ValueSource(strings = {"OnProjectCreated", "OnProjectMoved"})
  void getsNothingBeforeTheServerHasRecordedIt(String event) throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":2}"));
    calls.hold(COMPLETION);
    AtomicReference<String> response = new AtomicReference<>();
    Thread caller = new Thread(() -> response.set(invoke(EventType.of(event), "held")));
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
    return invoke(EVENT, key);
  }

  private String invoke(EventType event, String key) {
    AtomicReference<String> response = new AtomicReference<>();
    manager.invokeWebhooks(
        event,
        Payload.of("{}"),
        InvokeOptions.key(key),
        received -> response.set(received.text()),
        OnError.noOp());
    return response.get();
  }
}
