package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.internal.server.AttributeRegistry;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.FreshNamespace;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Search attributes in a namespace that has none, and in one with no room for them. */
@Tag("server")
@NeedsRealServer
class AttributesTest {

  private static final EventType EVENT = EventType.of("OnTested");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = FreshNamespace.create(Duration.ofDays(7));

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void aWorkerRegistersThemAndAnEventThatFailsAtOnceCarriesThem() {
    assertThat(AttributeRegistry.of(client).state().missing())
        .containsExactlyElementsOf(AttributeRegistry.NAMES);

    try (HooklineWorker worker = worker()) {
      assertThat(worker.isRunning()).isTrue();
      failAnEvent();
    }

    assertThat(AttributeRegistry.of(client).state().registered())
        .containsExactlyElementsOf(AttributeRegistry.NAMES);
    assertThat(taskFailures()).isEmpty();
    assertThat(
            client
                .newUntypedWorkflowStub("OnTested:" + queue)
                .describe()
                .getRawDescription()
                .getWorkflowExecutionInfo()
                .getSearchAttributes()
                .getIndexedFieldsMap())
        .containsKeys(AttributeRegistry.NAMES.toArray(String[]::new));
  }

  @Test
  void eventsRunWithoutThemIfTheyCannotBeRegistered() {
    FreshNamespace.fillKeywords(client);

    try (HooklineWorker worker = worker()) {
      assertThat(worker.isRunning()).isTrue();
      failAnEvent();
    }

    assertThat(AttributeRegistry.of(client).state().missing())
        .containsExactlyElementsOf(AttributeRegistry.NAMES);
    assertThat(taskFailures()).isEmpty();
  }

  private void failAnEvent() {
    receiver.on("labels", Step.of(410, "{}"));
    try (DurableWebhookManager manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("labels", receiver.url("labels"))
                            .finalResponse(true)
                            .build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow()) {
      assertThatThrownBy(
              () ->
                  manager.invokeWebhooks(
                      EVENT,
                      Payload.of("{}"),
                      InvokeOptions.key(queue).withDeadline(Duration.ofSeconds(30)),
                      OnSuccess.noOp(),
                      OnError.noOp()))
          .isInstanceOf(WebhookException.class);
    }
  }

  private List<HistoryEvent> taskFailures() {
    return client.fetchHistory("OnTested:" + queue).getEvents().stream()
        .filter(HistoryEvent::hasWorkflowTaskFailedEventAttributes)
        .toList();
  }

  private HooklineWorker worker() {
    return HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
  }
}
