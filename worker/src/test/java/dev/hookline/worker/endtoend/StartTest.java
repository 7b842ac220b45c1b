package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.Payload;
import dev.hookline.StartedEvent;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events that are started without waiting for their outcome. */
@Tag("server")
class StartTest {

  private static final EventType EVENT = EventType.of("OnStarted");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private DurableWebhookManager manager;

  @BeforeEach
  void connect() {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    Config config =
        Config.empty()
            .with(
                EVENT,
                WebhookConfig.builder("labels", receiver.url("labels"))
                    .finalResponse(true)
                    .build());
    manager =
        Webhooks.initialize(
                config,
                List.of(EVENT),
                TemporalTier.current().client(),
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
  }

  @AfterEach
  void stop() {
    manager.close();
    receiver.close();
  }

  @Test
  void returnsBeforeAnythingRanAndItsOutcomeIsFoundByTheKey() {
    StartedEvent started = manager.start(EVENT, Payload.of("{}"), InvokeOptions.defaults());

    assertThat(receiver.requests()).isEmpty();
    assertThat(started.event()).isEqualTo("OnStarted");
    assertThat(started.executionId()).isEqualTo("OnStarted:" + started.key());
    assertThat(started.attached()).isFalse();

    List<String> responses = new ArrayList<>();
    try (HooklineWorker worker = worker()) {
      assertThat(worker.isRunning()).isTrue();
      manager.attach(
          EVENT,
          started.key(),
          InvokeOptions.defaults(),
          response -> responses.add(response.text()),
          OnError.noOp());
    }
    assertThat(responses).containsExactly("{\"n\":1}");
  }

  @Test
  void findsTheRunThatTheKeyHas() {
    InvokeOptions options = InvokeOptions.key(queue);
    StartedEvent first = manager.start(EVENT, Payload.of("{}"), options);
    StartedEvent second = manager.start(EVENT, Payload.of("{}"), options);

    assertThat(second)
        .isEqualTo(new StartedEvent("OnStarted", queue, "OnStarted:" + queue, first.runId(), true));
    assertThatThrownBy(() -> manager.start(EVENT, Payload.of("[]"), options))
        .isInstanceOf(InvocationException.class)
        .hasMessageContaining("with another payload");
  }

  private HooklineWorker worker() {
    return HooklineWorker.start(
        TemporalTier.current().client(), WorkerSettings.of(name -> null).withTaskQueue(queue));
  }
}
