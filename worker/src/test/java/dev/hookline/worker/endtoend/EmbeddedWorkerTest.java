package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.Config;
import dev.hookline.EventType;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookConfig;
import dev.hookline.worker.Hookline;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that runs the worker itself. */
@NeedsRealServer
class EmbeddedWorkerTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final Receiver receiver = new Receiver();
  private final WorkflowClient client = TemporalTier.current().client();
  private final WorkerSettings settings =
      WorkerSettings.of(name -> null).withTaskQueue("test-" + UUID.randomUUID());

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void getsTheFirstTaskOfAnEventWithTheAnswerToItsStart() {
    receiver.on("labels", Step.of(200, "{}"));
    Config config =
        Config.empty()
            .with(
                EVENT,
                WebhookConfig.builder("labels", receiver.url("labels"))
                    .finalResponse(true)
                    .build());
    try (Hookline hookline =
        Hookline.start(config, List.of(EVENT), settings, client).orElseThrow()) {
      hookline
          .manager()
          .invokeWebhooks(
              EVENT,
              Payload.of("{}"),
              InvokeOptions.key(settings.taskQueue()),
              OnSuccess.noOp(),
              OnError.noOp());
    }

    var events = client.fetchHistory(EVENT + ":" + settings.taskQueue()).getEvents();
    assertThat(
            events.get(0).getWorkflowExecutionStartedEventAttributes().getEagerExecutionAccepted())
        .isTrue();
    assertThat(events).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void isNotThereWhereTheConfigurationIsAbsentOrDisabled() {
    assertThat(Hookline.start(null, List.of(EVENT), settings, client)).isEqualTo(Optional.empty());
    assertThat(Hookline.start(new Config(false, Map.of()), List.of(EVENT), settings, client))
        .isEmpty();
  }
}
