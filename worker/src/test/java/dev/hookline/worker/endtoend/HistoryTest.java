package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Histories;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.Priority;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The history of an event with a chain of three and two async webhooks. */
@Tag("server")
class HistoryTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final String id = EVENT + ":" + queue;
  private final WorkflowClient client = TemporalTier.current().client();
  private HooklineWorker worker;

  @BeforeEach
  void invoke() {
    worker =
        HooklineWorker.start(
            client, WorkerSettings.of(name -> "s3cret-of-" + name).withTaskQueue(queue));
    receiver
        .on("labels", Step.of(200, "{\"labels\":[1]}"))
        .on("billing", Step.of(200, "{\"account\":2}"))
        .on("audit", Step.of(200, "{\"audited\":3}"))
        .on("mail", Step.of(200, "{\"nobody\":\"keeps this\"}"))
        .on("search", Step.of(204, ""));
    manager()
        .invokeWebhooks(
            EVENT,
            Payload.of("{\"project\":7}"),
            InvokeOptions.key(queue),
            OnSuccess.noOp(),
            OnError.noOp());
    Await.closed(client, id);
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @Test
  @DisabledIfSystemProperty(
      named = "hookline.encrypted",
      matches = "true",
      disabledReason = "reads a history in the clear")
  void namesTheActivitiesInOrderWithTheirBodiesAsJson() {
    List<String> sent = new ArrayList<>();
    List<String> responded = new ArrayList<>();
    for (HistoryEvent event : client.fetchHistory(id).getEvents()) {
      if (event.hasActivityTaskScheduledEventAttributes()) {
        Payloads input = event.getActivityTaskScheduledEventAttributes().getInput();
        sent.add(event.getUserMetadata().getSummary().getData().toStringUtf8());
        sent.add(json(input, 1));
      } else if (event.hasActivityTaskCompletedEventAttributes()) {
        responded.add(json(event.getActivityTaskCompletedEventAttributes().getResult(), 0));
      } else if (isMadeAttempt(event)) {
        var details = event.getMarkerRecordedEventAttributes().getDetailsMap();
        sent.add(event.getUserMetadata().getSummary().getData().toStringUtf8());
        sent.add(json(details.get("input"), 1));
        responded.add(json(details.get("result"), 0));
      }
    }

    String host = receiver.url("").replaceAll("http://|/", "");
    assertThat(sent)
        .containsExactly(
            "\"labels POST " + host + "\"",
            "{\"project\":7}",
            "\"billing POST " + host + "\"",
            "{\"labels\":[1]}",
            "\"audit POST " + host + "\"",
            "{\"account\":2}");
    assertThat(responded).containsExactly("{\"labels\":[1]}", "{\"account\":2}", "{\"audited\":3}");
  }

  @Test
  @DisabledIfSystemProperty(
      named = "hookline.encrypted",
      matches = "true",
      disabledReason = "reads a history in the clear")
  void holdsNoSecret() {
    awaitDeliveries();
    String history = Histories.text(client, id);
    String delivery = Histories.text(client, id + ":async:");

    assertThat(receiver.requests("labels").get(0).header("Authorization"))
        .isEqualTo("Bearer s3cret-of-HOOKLINE_SECRET_T");
    assertThat(receiver.requests("mail").get(0).header("X-key"))
        .isEqualTo("s3cret-of-HOOKLINE_SECRET_M");
    assertThat(history).contains("${env:HOOKLINE_SECRET_T}").doesNotContain("s3cret");
    assertThat(delivery).contains("${env:HOOKLINE_SECRET_M}").doesNotContain("s3cret");
  }

  @Test
  void startsTheDeliveriesAfterTheChainAndLetsThemCloseOnTheirOwn() {
    List<String> kinds = new ArrayList<>();
    for (HistoryEvent event : client.fetchHistory(id).getEvents()) {
      if (event.hasActivityTaskCompletedEventAttributes() || isMadeAttempt(event)) {
        kinds.add("response");
      } else if (event.hasChildWorkflowExecutionStartedEventAttributes()) {
        kinds.add("deliveries");
      } else if (event.hasWorkflowExecutionCompletedEventAttributes()) {
        kinds.add("result");
      }
    }

    assertThat(kinds).containsExactly("response", "response", "response", "deliveries", "result");
    awaitDeliveries();
    assertThat(Histories.text(client, id + ":async:")).doesNotContain("keeps this");
  }

  /** The embedded server does not record priorities. */
  @Test
  @NeedsRealServer
  void theEventHasItsTypesTurnsAndItsDeliveriesComeAfterEvents() {
    Priority event = priority(id);
    assertThat(event.getPriorityKey()).isEqualTo(3);
    assertThat(event.getFairnessKey()).isEqualTo(EVENT.name());
    awaitDeliveries();
    Priority delivery = priority(id + ":async:");
    assertThat(delivery.getPriorityKey()).isEqualTo(4);
    assertThat(delivery.getFairnessKey()).isEqualTo(EVENT.name());
  }

  private Priority priority(String workflowId) {
    return client
        .fetchHistory(workflowId)
        .getEvents()
        .get(0)
        .getWorkflowExecutionStartedEventAttributes()
        .getPriority();
  }

  private void awaitDeliveries() {
    Await.until(
        () ->
            client.newUntypedWorkflowStub(id + ":async:").describe().getStatus()
                == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
  }

  /** On a busy machine a local attempt may be declined; the regular one follows. */
  private static boolean isMadeAttempt(HistoryEvent event) {
    if (!event.hasMarkerRecordedEventAttributes()) {
      return false;
    }
    var details = event.getMarkerRecordedEventAttributes().getDetailsMap();
    Payloads result = details.get("result");
    return result != null && !LocalAttemptDeclined.is(new RawValue(result.getPayloads(0)));
  }

  private static String json(Payloads payloads, int index) {
    var payload = payloads.getPayloads(index);
    assertThat(payload.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("json/plain");
    return payload.getData().toStringUtf8();
  }

  private DurableWebhookManager manager() {
    return Webhooks.initialize(
            Config.empty()
                .with(
                    EVENT,
                    webhook("labels").bearerToken("${env:HOOKLINE_SECRET_T}").build(),
                    webhook("billing").useDataFrom("labels").build(),
                    webhook("audit").useDataFrom("billing").finalResponse(true).build(),
                    webhook("mail").async(true).header("X-Key", "${env:HOOKLINE_SECRET_M}").build(),
                    webhook("search").async(true).build()),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }

  private WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name));
  }
}
