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
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a first attempt inside the workflow task saves, and when it must not be one. */
@Tag("server")
class FastPathTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final int CALLS = 10;

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private String id = "";
  private final WorkflowClient client = TemporalTier.current().client();
  private final HooklineWorker worker =
      HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));

  @BeforeEach
  void response() {
    List.of("labels", "billing", "audit", "mail", "search")
        .forEach(name -> receiver.on(name, Step.of(200, "{}")));
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  void aWebhookTakesSixEvents() {
    invoke(webhook("labels").finalResponse(true).build());

    assertThat(events()).hasSizeLessThanOrEqualTo(6);
    assertThat(kinds()).containsExactly("local");
  }

  @Test
  void aChainOfThreeTakesFourteenEventsAndCommitsEachResponseBeforeTheNextCall() {
    untilLocal(
        InvokeOptions.defaults(),
        webhook("labels").build(),
        webhook("billing").useDataFrom("labels").build(),
        webhook("audit").useDataFrom("billing").finalResponse(true).build());

    assertThat(kinds()).containsExactly("local", "local", "local");
    assertThat(events()).hasSize(14);
    assertThat(tasks()).isEqualTo(3);
  }

  @Test
  void aChainOfFiveTakesTwentyTwoEvents() {
    untilLocal(
        InvokeOptions.defaults(),
        webhook("labels").build(),
        webhook("billing").build(),
        webhook("audit").build(),
        webhook("mail").build(),
        webhook("search").finalResponse(true).build());

    assertThat(kinds()).containsOnly("local").hasSize(5);
    assertThat(events()).hasSize(22);
  }

  @Test
  void aRegularWebhookInAChainCommitsTheResponseBeforeIt() {
    invoke(
        webhook("labels").build(),
        webhook("billing").execution(WebhookExecution.REGULAR).build(),
        webhook("audit").finalResponse(true).build());

    assertThat(kinds()).contains("activity").doesNotContainSequence("local", "local");
  }

  @Test
  void aChainWithADeadlineAndACallerWhoGetsTheResponseEarlyIsLocalToo() {
    untilLocal(
        InvokeOptions.defaults().withEventDeadline(Duration.ofMinutes(1)),
        webhook("labels").build(),
        webhook("billing").build(),
        webhook("audit").finalResponse(true).build(),
        webhook("mail").async(true).build());

    assertThat(kinds()).containsExactly("local", "local", "local");
  }

  @Test
  void aWebhookAndTwoDeliveriesTakeFifteenEventsAndThreeForAStartThatComesLater() {
    invoke(
        webhook("labels").finalResponse(true).build(),
        webhook("mail").async(true).build(),
        webhook("search").async(true).build());

    assertThat((long) events().size()).isLessThanOrEqualTo(15 + 3 * Math.max(0, tasks() - 2));
  }

  @Test
  void aRetryIsAnActivityWithTheNextNumberAfterTheFirstAttempt() {
    receiver.on("labels", Step.of(503, "{}"), Step.of(500, "{}"), Step.of(200, "{}"));
    invoke(webhook("labels").finalResponse(true).build());

    assertThat(kinds()).containsExactly("local", "activity");
    assertThat(receiver.requests("labels"))
        .extracting(request -> request.header("hookline-attempt"))
        .containsExactly("1", "2", "3");
    assertThat(receiver.requests("labels"))
        .extracting(request -> request.header("webhook-id"))
        .containsOnly(receiver.requests("labels").get(0).header("webhook-id"));
  }

  @Test
  void aTerminalFailureOfTheFirstAttemptEndsTheEvent() {
    receiver.on("labels", Step.of(410, "{}"));
    invoke(webhook("labels").finalResponse(true).build());

    assertThat(kinds()).containsExactly("local");
    assertThat(receiver.requests("labels")).hasSize(1);
  }

  @Test
  void anEndpointKnownToFailIsCalledByAnActivity() {
    receiver.on("labels", Step.of(503, "{}"));
    invoke(webhook("labels").numRetries(1).finalResponse(true).build());
    invokeAs(
        InvokeOptions.key("second-" + queue),
        webhook("labels").numRetries(1).finalResponse(true).build());

    assertThat(events()).anyMatch(HistoryEvent::hasActivityTaskScheduledEventAttributes);
    assertThat(receiver.requests("labels")).hasSize(2);
  }

  @Test
  void regularExecutionMakesEveryAttemptAnActivity() {
    invoke(
        webhook("labels").execution(WebhookExecution.REGULAR).build(),
        webhook("billing").execution(WebhookExecution.REGULAR).finalResponse(true).build());

    assertThat(kinds()).containsExactly("activity", "activity");
  }

  private List<String> kinds() {
    return events().stream()
        .filter(
            event ->
                event.hasMarkerRecordedEventAttributes()
                    || event.hasActivityTaskScheduledEventAttributes())
        .map(event -> event.hasMarkerRecordedEventAttributes() ? "local" : "activity")
        .toList();
  }

  private long tasks() {
    return events().stream().filter(HistoryEvent::hasWorkflowTaskStartedEventAttributes).count();
  }

  private List<HistoryEvent> events() {
    return client.fetchHistory(id).getEvents();
  }

  private WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name));
  }

  /** On a busy machine a task may start too late for a first attempt in it. */
  private void untilLocal(InvokeOptions options, WebhookConfig... webhooks) {
    boolean isLocal = false;
    for (int call = 0; call < CALLS && !isLocal; call++) {
      invokeAs(options.withKey(queue + call), webhooks);
      isLocal = !kinds().contains("activity") && tasks() <= webhooks.length;
    }
  }

  private void invoke(WebhookConfig... webhooks) {
    invokeAs(InvokeOptions.key(queue), webhooks);
  }

  private void invokeAs(InvokeOptions options, WebhookConfig... webhooks) {
    try (DurableWebhookManager manager =
        Webhooks.initialize(
                Config.empty().with(EVENT, webhooks),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow()) {
      manager.invokeWebhooks(
          EVENT, Payload.of("{\"project\":7}"), options, OnSuccess.noOp(), error -> null);
    }
    id = EVENT + ":" + options.key().orElseThrow();
    Await.closed(client, id);
  }
}
