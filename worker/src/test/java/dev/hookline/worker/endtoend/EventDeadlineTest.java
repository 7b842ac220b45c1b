package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.RetryConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.replay.Replays;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.WorkflowReplayer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events with a deadline, as their blocked caller sees them. */
@Tag("server")
class EventDeadlineTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource(WebhookExecution.class)
  void endAtOnceIfTheNextAttemptWouldBeTooLate(WebhookExecution execution) {
    receiver.on("labels", Step.of(503, "{\"why\":1}"));
    startWorker();
    DurableWebhookManager manager =
        manager(
            Duration.ofSeconds(30),
            labels().execution(execution).retry(RetryConfig.schedule(Duration.ofHours(1))),
            mail());

    WebhookException failed = fail(manager, InvokeOptions.key(queue));

    assertThat(failed.code()).isEqualTo("deadline_exceeded");
    assertThat(failed.webhook()).contains("labels");
    assertThat(failed.status()).hasValue(503);
    assertThat(failed.body()).contains("{\"why\":1}");
    assertThat(failed)
        .hasMessageContaining("responded with 503")
        .hasMessageContaining("(attempt 1 of 2, no time for another before the event's deadline)");
    assertThat(receiver.requests("mail")).isEmpty();
    assertReplays(manager);
  }

  @ParameterizedTest
  @EnumSource(WebhookExecution.class)
  void stopTheAttemptInFlight(WebhookExecution execution) {
    receiver.on("labels", Step.of(200, "{\"n\":1}")).on("billing", Step.of(200, "{}").after(LONG));
    startWorker();
    DurableWebhookManager manager =
        manager(null, labels().execution(execution), hanging("billing"), mail());

    WebhookException failed =
        fail(manager, InvokeOptions.key(queue).withEventDeadline(Duration.ofSeconds(6)));

    assertThat(failed.code()).isEqualTo("deadline_exceeded");
    assertThat(failed.webhook()).contains("billing");
    assertThat(receiver.requests("mail")).isEmpty();
    assertReplays(manager);
    assertThat(ExecutionDetails.of(client).show(id(manager)).execution().status())
        .isEqualTo(ExecutionStatus.FAILED);

    receiver.on("billing", Step.of(200, "{\"n\":2}"));
    Replays.of(client).replayFromFailed(id(manager));

    Await.until(
        () ->
            ExecutionDetails.of(client).show(id(manager)).execution().status()
                == ExecutionStatus.SUCCEEDED);
    assertThat(receiver.requests("labels")).hasSize(1);
  }

  /** The second attempt gets a whole second, and the deadline passes during it. */
  @Test
  void namesTheWebhookThatItCameTo() {
    receiver.on("labels", Step.of(200, "{}").after(LONG));
    startWorker();
    DurableWebhookManager manager =
        manager(
            Duration.ofMillis(3_900),
            hanging("labels")
                .execution(WebhookExecution.REGULAR)
                .retry(RetryConfig.schedule(Duration.ofMillis(1)).withJitterPercent(0)));

    WebhookException failed = fail(manager, InvokeOptions.key(queue));

    assertThat(failed.code()).isEqualTo("deadline_exceeded");
    assertThat(failed)
        .hasMessageContaining(
            "event reached its deadline of 3.9s before webhook 'labels' succeeded");
    assertThat(failed.webhook()).contains("labels");
    assertReplays(manager);
  }

  @Test
  void callNoWebhookIfItPassedWhileNoWorkerWasThere() throws Exception {
    DurableWebhookManager manager = manager(Duration.ofSeconds(1), labels());
    CompletableFuture<Payload> response =
        manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(queue));
    TimeUnit.MILLISECONDS.sleep(1_500); // the deadline itself
    startWorker();

    WebhookException failed =
        catchThrowableOfType(
            WebhookException.class,
            () -> {
              try {
                response.get(60, TimeUnit.SECONDS);
              } catch (java.util.concurrent.ExecutionException e) {
                throw e.getCause();
              }
            });

    assertThat(failed.code()).isEqualTo("deadline_exceeded");
    assertThat(failed).hasMessageContaining("before any webhook was called");
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void doNotLimitAsyncDeliveriesOrChangeASuccess() {
    receiver
        .on("labels", Step.of(503, "{}"), Step.of(200, "{\"n\":1}"))
        .on("mail", Step.of(503, "{}"), Step.of(204, ""));
    startWorker();
    DurableWebhookManager manager =
        manager(
            Duration.ofSeconds(5),
            labels(),
            mail().retry(RetryConfig.schedule(Duration.ofMillis(5_500))));
    List<String> responses = new ArrayList<>();

    manager.invokeWebhooks(
        EVENT,
        Payload.of("{}"),
        InvokeOptions.key(queue),
        response -> responses.add(response.text()),
        OnError.rethrow());

    assertThat(responses).containsExactly("{\"n\":1}");
    Await.until(() -> receiver.requests("mail").size() == 2);
    assertReplays(manager);
  }

  @Test
  void aCancelledEventIsCancelled() {
    receiver.on("labels", Step.of(200, "{}").after(LONG));
    startWorker();
    DurableWebhookManager manager =
        manager(Duration.ofMinutes(5), hanging("labels").execution(WebhookExecution.REGULAR));
    CompletableFuture<Payload> response =
        manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.key(queue));
    Await.until(() -> !receiver.requests("labels").isEmpty());

    manager.cancel(EVENT, queue);

    assertThat(fail(manager, InvokeOptions.key(queue)).code()).isEqualTo("cancelled");
    Await.until(response::isCompletedExceptionally);
  }

  private void assertReplays(DurableWebhookManager manager) {
    Await.closed(client, id(manager));
    if (!Boolean.getBoolean("hookline.encrypted")) {
      assertThatCode(
              () ->
                  WorkflowReplayer.replayWorkflowExecution(
                      client.fetchHistory(id(manager)), InvokeWebhooksWorkflow.class))
          .doesNotThrowAnyException();
    }
  }

  private String id(DurableWebhookManager manager) {
    return manager.executionId(EVENT, queue);
  }

  private void startWorker() {
    open.add(HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue)));
  }

  private static WebhookException fail(DurableWebhookManager manager, InvokeOptions options) {
    return catchThrowableOfType(
        WebhookException.class,
        () ->
            manager.invokeWebhooks(
                EVENT, Payload.of("{}"), options, OnSuccess.noOp(), OnError.rethrow()));
  }

  private WebhookConfigBuilder labels() {
    return WebhookConfig.builder("labels", receiver.url("labels")).finalResponse(true);
  }

  private WebhookConfigBuilder hanging(String name) {
    return WebhookConfig.builder(name, receiver.url(name))
        .timeout(15)
        .finalResponse(name.equals("labels"));
  }

  private WebhookConfigBuilder mail() {
    return WebhookConfig.builder("mail", receiver.url("mail")).async(true);
  }

  private DurableWebhookManager manager(
      @org.jspecify.annotations.Nullable Duration deadline, WebhookConfigBuilder... webhooks) {
    Config config =
        Config.empty()
            .with(
                EVENT,
                java.util.Arrays.stream(webhooks)
                    .map(WebhookConfigBuilder::build)
                    .toArray(WebhookConfig[]::new));
    DurableWebhookManager manager =
        Webhooks.initialize(
                deadline == null ? config : config.withDeadline(EVENT, deadline),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    open.add(0, manager);
    return manager;
  }
}
