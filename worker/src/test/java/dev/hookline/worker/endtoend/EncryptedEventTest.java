package dev.hookline.worker.endtoend;

import static dev.hookline.worker.endtoend.EncryptedEvents.NONE;
import static dev.hookline.worker.endtoend.EncryptedEvents.OLD;
import static dev.hookline.worker.endtoend.EncryptedEvents.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.WebhookException;
import dev.hookline.config.ConfigException;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.replay.Replays;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.tier.Histories;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events are encrypted at rest; a client with the key sees no difference. */
@Tag("server")
class EncryptedEventTest {

  private static final String REASON = "encrypted with key 'k1', which is not configured";

  private final EncryptedEvents events = new EncryptedEvents();

  @AfterEach
  void stop() throws Exception {
    events.close();
  }

  @Test
  void storesNothingOfAnEventInTheClear() throws Exception {
    assertThat(historiesOfAnEvent(OLD)).doesNotContain("plain-", "sha256:06");
  }

  @Test
  void storesAllOfItWithoutEncryption() throws Exception {
    assertThat(historiesOfAnEvent(NONE))
        .contains(
            "plain-payload",
            "plain-response",
            "plain-failure",
            "plain-header",
            "plain-path",
            "plain-delivery");
  }

  private String historiesOfAnEvent(Encryption encryption) throws Exception {
    events
        .receiver
        .on("labels", Step.of(503, "plain-failure"), Step.of(200, "{\"a\": \"plain-response\"}"))
        .on("mail", Step.of(410, "plain-delivery"))
        .on("search", Step.of(200, ""));
    DurableWebhookManager manager =
        events.manager(
            encryption,
            events.webhook("labels").header("X-Team", "plain-header").finalResponse(true).build(),
            events.webhook("mail").async(true).build(),
            events.webhook("search").async(true).header("X-Team", "plain-path").build());
    try (HooklineWorker worker = events.worker(encryption)) {
      assertThat(worker.isRunning()).isTrue();

      String response =
          events.invoke(manager, "{\"a\": \"plain-payload\"}").get(60, TimeUnit.SECONDS).text();

      assertThat(response).isEqualTo("{\"a\": \"plain-response\"}");
      StringBuilder text = new StringBuilder();
      for (String id :
          List.of(
              events.execution(),
              ExecutionIds.deliveries(events.execution()),
              ExecutionIds.delivery(events.execution(), "mail"))) {
        WorkflowClient raw = TemporalTier.current().client();
        Await.closed(raw, id);
        text.append(Histories.text(raw, id));
      }
      return text.toString();
    }
  }

  @Test
  void isShownToWhoHasTheKeyAndNamesItToOthers() throws Exception {
    String id = failedEvent();

    ExecutionDetail read = ExecutionDetails.of(client(OLD)).show(id);
    assertThat(read.payload()).isEqualTo("{\"n\":7}");
    assertThat(read.failure()).startsWith("webhook 'billing' responded with 410 at ");
    assertThat(read.webhooks().get(0).response()).isEqualTo("{\"n\":1}");
    assertThat(read.webhooks().get(1).body()).isEqualTo("{\"why\":\"gone\"}");

    WorkflowClient plain = WorkflowClient.newInstance(client(OLD).getWorkflowServiceStubs());
    for (WorkflowClient without : List.of(client(NONE), plain)) {
      ExecutionDetail unread = ExecutionDetails.of(without).show(id);
      assertThat(unread.plan()).isNull();
      assertThat(unread.rawPlan()).isEqualTo(REASON);
      assertThat(unread.payload()).isEqualTo(REASON);
      assertThat(unread.failure()).isEqualTo(REASON);
      assertThat(unread.execution().failureCode()).isEqualTo("http_status");
    }
  }

  @Test
  void isReplayedByWhoHasTheKeyAndByNobodyElse() throws Exception {
    String id = failedEvent();

    assertThatThrownBy(() -> Replays.of(client(NONE)).replayFromFailed(id))
        .isInstanceOfSatisfying(
            OperateException.class,
            e -> assertThat(e.reason()).isEqualTo(OperateException.Reason.DECRYPTION_FAILED))
        .hasMessage(
            "execution %s cannot be replayed: it is %s; add it to HOOKLINE_ENCRYPTION_KEYS"
                .formatted(id, REASON));

    events.receiver.on("billing", Step.of(200, "{\"n\":2}"));
    try (HooklineWorker worker = events.worker(OLD)) {
      assertThat(worker.isRunning()).isTrue();
      assertThat(Replays.of(client(OLD)).replayFromFailed(id).reused()).containsExactly("labels");

      Await.closed(client(OLD), id);
    }
    ExecutionDetail replayed = ExecutionDetails.of(client(OLD)).show(id);
    assertThat(replayed.result()).isEqualTo("{\"n\":2}");
    assertThat(replayed.webhooks().get(0).state()).isEqualTo(State.REUSED);
    assertThat(events.receiver.requests("labels")).hasSize(1);
    assertThat(events.receiver.requests("billing").get(1).text()).isEqualTo("{\"n\":1}");
  }

  private String failedEvent() throws Exception {
    events
        .receiver
        .on("labels", Step.of(200, "{\"n\":1}"))
        .on("billing", Step.of(410, "{\"why\":\"gone\"}"));
    DurableWebhookManager manager =
        events.manager(
            OLD,
            events.webhook("labels").build(),
            events.webhook("billing").useDataFrom("labels").finalResponse(true).build());
    try (HooklineWorker worker = events.worker(OLD)) {
      assertThat(worker.isRunning()).isTrue();
      assertThatThrownBy(() -> events.invoke(manager, "{\"n\":7}").get(60, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              WebhookException.class,
              e -> {
                assertThat(e.code()).isEqualTo("http_status");
                assertThat(e.body()).contains("{\"why\":\"gone\"}");
              });
    }
    return events.execution();
  }

  @Test
  void takesALiteralTokenAndShowsItToNobody() throws Exception {
    events.receiver.on("labels", Step.of(200, ""));
    var webhook = events.webhook("labels").bearerToken("literal-token").finalResponse(true).build();
    assertThatThrownBy(() -> events.manager(NONE, webhook)).isInstanceOf(ConfigException.class);

    DurableWebhookManager manager = events.manager(OLD, webhook);
    try (HooklineWorker worker = events.worker(OLD)) {
      assertThat(worker.isRunning()).isTrue();
      assertThat(events.invoke(manager, "{}").get(60, TimeUnit.SECONDS).isEmpty()).isTrue();
    }

    assertThat(events.receiver.requests().get(0).header("Authorization"))
        .isEqualTo("Bearer literal-token");
    assertThat(ExecutionDetails.of(client(OLD)).show(events.execution()).plan().webhooks().get(0))
        .satisfies(shown -> assertThat(shown.authToken()).isEqualTo("(not shown)"));
  }

  @Test
  void tellsAStarterWithoutTheKeyWhichOneIsMissing() throws Exception {
    failedEvent();
    DurableWebhookManager other =
        events.manager(NONE, events.webhook("labels").finalResponse(true).build());

    assertThatThrownBy(() -> events.invoke(other, "{\"n\":7}").get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> assertThat(e.reason()).isEqualTo(InvocationException.Reason.DECRYPTION_FAILED))
        .hasMessageStartingWith("execution is " + REASON);
  }
}
