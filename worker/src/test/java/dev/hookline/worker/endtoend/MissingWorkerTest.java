package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Warnings and errors while no worker polls the task queue. */
@Tag("server")
@NeedsRealServer
class MissingWorkerTest {

  private static final EventType EVENT = EventType.of("OnWaiting");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final Logger log = (Logger) LoggerFactory.getLogger("dev.hookline.durable.WorkerWatch");
  private final Warnings warnings = new Warnings();
  private DurableWebhookManager manager;

  /** The logged warnings. */
  private static final class Warnings extends AppenderBase<ILoggingEvent> {
    private final List<String> texts = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel() == Level.WARN) {
        texts.add(event.getFormattedMessage());
      }
    }
  }

  @BeforeEach
  void connect() {
    warnings.start();
    log.addAppender(warnings);
    manager =
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
            .orElseThrow();
  }

  @AfterEach
  void stop() {
    log.detachAppender(warnings);
    manager.close();
    receiver.close();
  }

  @Test
  void aWaitingCallWarnsOnceAndSucceedsWhenAWorkerStarts() throws Exception {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    long startedAt = System.nanoTime();
    CompletableFuture<Payload> one = invoke(InvokeOptions.key("a-" + queue));
    CompletableFuture<Payload> other = invoke(InvokeOptions.key("b-" + queue));

    Await.until(() -> !warnings.texts.isEmpty());
    assertThat(Duration.ofNanos(System.nanoTime() - startedAt))
        .isGreaterThan(Duration.ofSeconds(5));
    assertThat(one).isNotDone();
    try (HooklineWorker worker = worker()) {
      assertThat(worker.isRunning()).isTrue();
      assertThat(one.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
      assertThat(other.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    }
    assertThat(warnings.texts)
        .singleElement()
        .asString()
        .matches(
            "execution OnWaiting:[ab]-%1$s is recorded and waiting: no worker polls task queue '%1$s', as far as the server knows; start one with hookline worker"
                .formatted(queue));
    assertThat(receiver.requests()).hasSize(2);
  }

  @Test
  void aDeadlineThatPassesNamesTheTaskQueueAndTheKeyFindsTheResultLater() {
    receiver.on("labels", Step.of(200, "{\"n\":1}"));
    InvokeOptions key = InvokeOptions.key(queue);

    assertThatThrownBy(() -> call(key.withDeadline(Duration.ofSeconds(1))))
        .isInstanceOfSatisfying(
            InvocationException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.DEADLINE_PASSED);
              assertThat(e.accepted()).isEqualTo(Accepted.YES);
            })
        .hasMessageContaining(
            "no worker polls task queue '%s', as far as the server knows: start one with hookline worker"
                .formatted(queue));
    try (HooklineWorker worker = worker()) {
      assertThat(worker.isRunning()).isTrue();
      call(key);
    }
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void aPollingWorkerIsNotReportedAsMissing() {
    receiver.on("labels", Step.of(200, "{}").after(Duration.ofSeconds(7)));
    try (HooklineWorker worker = worker()) {
      assertThat(worker.isRunning()).isTrue();

      assertThatThrownBy(() -> call(InvokeOptions.key(queue).withDeadline(Duration.ofMillis(6500))))
          .isInstanceOf(InvocationException.class)
          .hasMessageContaining("no outcome within 6.5s")
          .hasMessageNotContaining("no worker");
    }
    assertThat(warnings.texts).isEmpty();
  }

  private CompletableFuture<Payload> invoke(InvokeOptions options) {
    return manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), options);
  }

  private void call(InvokeOptions options) {
    manager.invokeWebhooks(EVENT, Payload.of("{}"), options, OnSuccess.noOp(), OnError.noOp());
  }

  private HooklineWorker worker() {
    return HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
  }
}
