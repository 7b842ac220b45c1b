package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.WatchedCalls;
import dev.hookline.worker.tier.WatchedServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broken attempt observer does not affect deliveries. */
class ObserverTest {

  private static final EventType EVENT = EventType.of("OnObserved");

  private final Receiver receiver = new Receiver();
  private final WatchedServer server = new WatchedServer(new WatchedCalls());

  @AfterEach
  void stop() {
    server.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void oneThatThrowsRepeatsNoDelivery(WebhookExecution execution) throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    AtomicInteger observed = new AtomicInteger();

    Payload response =
        invoke(
            execution,
            attempt -> {
              observed.incrementAndGet();
              throw new IllegalStateException("meter");
            });

    assertThat(response.text()).isEqualTo("{\"n\":1}");
    assertThat(receiver.requests("labels")).hasSize(1);
    assertThat(observed).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource
  void oneWithAMissingLibraryRepeatsNoDelivery(WebhookExecution execution) throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));

    Payload response =
        invoke(
            execution,
            attempt -> {
              throw new NoSuchMethodError("meter");
            });

    assertThat(response.text()).isEqualTo("{\"n\":1}");
    assertThat(receiver.requests("labels")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void oneThatLeavesItsThreadInterruptedRepeatsNoDelivery(WebhookExecution execution)
      throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));

    Payload response = invoke(execution, attempt -> Thread.currentThread().interrupt());

    assertThat(response.text()).isEqualTo("{\"n\":1}");
    assertThat(receiver.requests("labels")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void oneThatThrowsChangesNoFailure(WebhookExecution execution) throws Exception {
    receiver.on("labels", Step.of(500, "{}"), Step.of(200, "{\"n\":1}"));

    Payload response =
        invoke(
            execution,
            attempt -> {
              throw new IllegalStateException("meter");
            });

    assertThat(response.text()).isEqualTo("{\"n\":1}");
    assertThat(receiver.requests("labels")).hasSize(2);
  }

  private Payload invoke(WebhookExecution execution, AttemptObserver observer) throws Exception {
    Config config =
        Config.empty()
            .with(
                EVENT,
                WebhookConfig.builder("labels", receiver.url("labels"))
                    .execution(execution)
                    .finalResponse(true)
                    .build());
    try (HooklineWorker worker =
            HooklineWorker.start(server.client(), WorkerSettings.of(name -> null), observer);
        DurableWebhookManager manager =
            Webhooks.initialize(config, List.of(EVENT), server.client(), DurableOptions.defaults())
                .orElseThrow()) {
      assertThat(worker.isRunning()).isTrue();
      return manager
          .invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.defaults())
          .get(60, TimeUnit.SECONDS);
    }
  }
}
