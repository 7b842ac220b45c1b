package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.ServiceType;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.worker.Hookline;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A service with an embedded worker. */
@Tag("server")
@NeedsRealServer
class EmbeddedWorkerTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private static final int CALLS = 10;
  private static final int MIN_CALLS = 6;

  private final Receiver receiver = new Receiver();
  private final WorkflowClient client = TemporalTier.current().client();
  private final WorkerSettings settings =
      WorkerSettings.of(name -> null).withTaskQueue("test-" + UUID.randomUUID());

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void getsTheFirstTaskOfAnEventInTheResponseToItsStart() {
    receiver.on("labels", Step.of(200, "{}"));
    List<HistoryEvent> events = List.of();
    try (Hookline hookline =
        Hookline.start(config(), List.of(EVENT), settings, client).orElseThrow()) {
      // on a busy machine a task may start too late for a first attempt in it
      for (int call = 0; call < CALLS && (events.isEmpty() || events.size() > MIN_CALLS); call++) {
        String key = settings.taskQueue() + call;
        hookline
            .manager()
            .invokeWebhooks(
                EVENT, Payload.of("{}"), InvokeOptions.key(key), OnSuccess.noOp(), OnError.noOp());
        events = client.fetchHistory(EVENT + ":" + key).getEvents();
        assertThat(
                events
                    .get(0)
                    .getWorkflowExecutionStartedEventAttributes()
                    .getEagerExecutionAccepted())
            .isTrue();
      }
    }
    assertThat(events).hasSize(MIN_CALLS);
  }

  @Test
  void hasAManagerOfItsOwnSettingsOnTheWorkersTaskQueue() {
    receiver.on("labels", Step.of(200, "{}"));
    DurableOptions options =
        DurableOptions.defaults()
            .withService(ServiceType.of("projects"))
            .withTaskQueue("nobody-polls-this");
    try (Hookline hookline =
        Hookline.start(config(), List.of(EVENT), settings, client, options).orElseThrow()) {
      String key = settings.taskQueue();
      hookline
          .manager()
          .invokeWebhooks(
              EVENT, Payload.of("{}"), InvokeOptions.key(key), OnSuccess.noOp(), OnError.noOp());

      assertThat(hookline.manager().executionId(EVENT, key))
          .isEqualTo("projects:OnProjectCreated:" + key);
      assertThat(receiver.requests("labels")).hasSize(1);
    }
  }

  @Test
  void isAbsentIfTheConfigurationIsAbsentOrDisabled() {
    assertThat(Hookline.start(null, List.of(EVENT), settings, client)).isEqualTo(Optional.empty());
    assertThat(Hookline.start(new Config(false, Map.of()), List.of(EVENT), settings, client))
        .isEmpty();
  }

  private Config config() {
    return Config.empty()
        .with(
            EVENT,
            WebhookConfig.builder("labels", receiver.url("labels")).finalResponse(true).build());
  }
}
