package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.batch.BatchRequest;
import dev.hookline.operate.batch.ReplayBatches;
import dev.hookline.operate.doctor.Doctor;
import dev.hookline.operate.doctor.Finding;
import dev.hookline.operate.doctor.FindingStatus;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.replay.ReplayOptions;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.WorkerVersion;
import dev.hookline.worker.tier.Deployments;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Versioned workers: which of them gets which work. */
@Tag("server")
@NeedsRealServer
class VersionedWorkerTest {

  private final Receiver receiver = new Receiver();
  private final String queue = "versioned-" + UUID.randomUUID();
  private final EventType event = EventType.of("On-" + queue);
  private final WorkflowClient client = TemporalTier.current().client();
  private final List<HooklineWorker> workers = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private DurableWebhookManager manager;

  @BeforeEach
  void connect() {
    log.start();
    ((Logger) LoggerFactory.getLogger("dev.hookline.worker.VersionCheck")).addAppender(log);
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        event,
                        webhook("labels").build(),
                        webhook("billing").useDataFrom("labels").finalResponse(true).build(),
                        webhook("mail").async(true).build(),
                        webhook("search").async(true).build()),
                List.of(event),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    receiver
        .on("labels", Step.of(200, "{\"n\":1}"))
        .on("billing", Step.of(200, "{\"n\":2}"))
        .on("mail", Step.of(204, ""))
        .on("search", Step.of(503, ""), Step.of(204, ""));
  }

  @AfterEach
  void stop() {
    ((Logger) LoggerFactory.getLogger("dev.hookline.worker.VersionCheck")).detachAppender(log);
    manager.close();
    workers.forEach(HooklineWorker::close);
    receiver.close();
  }

  @Test
  void onlyTheCurrentVersionGetsEventsAlsoThoseOfItsOwnProcess() throws Exception {
    start("1");
    Deployments.setCurrent(client, queue, "1");
    start("2");

    for (int n = 0; n < 10; n++) {
      assertThat(invoke("a" + n).get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":2}");
      assertThat(Deployments.buildOf(client, id("a" + n))).isEqualTo("1");
    }
    Deployments.setCurrent(client, queue, "2");
    List<Payload> responses = new ArrayList<>();
    manager.invokeWebhooks(
        event, Payload.of("{}"), InvokeOptions.key("b"), responses::add, OnError.noOp());

    assertThat(responses).extracting(Payload::text).containsExactly("{\"n\":2}");
    assertThat(Deployments.buildOf(client, id("b"))).isEqualTo("2");
  }

  @Test
  void deliveriesReplaysAndBatchesMoveOnToTheCurrentVersion() {
    receiver.on("billing", Step.of(500, "{}"));
    start("1");
    Deployments.setCurrent(client, queue, "1");
    for (String key : List.of("a", "b", "c")) {
      CompletableFuture<Payload> failing = invoke(key);
      assertThatThrownBy(() -> failing.get(60, TimeUnit.SECONDS)).hasMessageContaining("500");
    }
    start("2");
    Deployments.setCurrent(client, queue, "2");
    receiver.on("billing", Step.of(200, "{\"n\":2}"));
    ExecutionFilter failed =
        ExecutionFilter.all()
            .with(all -> all.event(event.name()).statuses(List.of(ExecutionStatus.FAILED)));
    Await.until(
        () -> Executions.of(client).count(failed).getOrDefault(ExecutionStatus.FAILED, 0L) == 3);

    ReplayBatches batches = ReplayBatches.of(client, queue);
    String batch = batches.start(BatchRequest.of(failed, ReplayOptions.fromFailed()));

    Await.until(() -> batches.status(batch).status() == ExecutionStatus.SUCCEEDED);
    assertThat(batches.status(batch).progress().replayed()).isEqualTo(3);
    for (String key : List.of("a", "b", "c")) {
      Await.until(() -> isSucceeded(id(key)) && isSucceeded(id(key) + ":async:search"));
      assertThat(Deployments.buildOf(client, id(key))).isEqualTo("2");
    }
    assertThat(receiver.requests("labels")).hasSize(3);
  }

  @Test
  void aWorkerThatIsNotCurrentReportsHowToMakeItCurrent() {
    start("1");
    Deployments.setCurrent(client, queue, "1");
    start("2");
    start("1");

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(said("1", "none is"), said("2", "'1' is"));
  }

  @Test
  void theDoctorReportsWhyNoWorkerGetsEvents() {
    Doctor doctor = Doctor.of(client).withTaskQueue(queue);
    String make = "temporal worker deployment set-current-version --deployment-name " + queue;
    start("1");

    Await.until(() -> !workersFinding(doctor).message().startsWith("no worker polls"));
    assertThat(workersFinding(doctor).message())
        .startsWith("task queue '%s' has no current version".formatted(queue));
    assertThat(workersFinding(doctor).fix())
        .isEqualTo("make it current: " + make + " --build-id 1");

    Deployments.setCurrent(client, queue, "1");

    Await.until(() -> workersFinding(doctor).status() == FindingStatus.OK);
  }

  private static Finding workersFinding(Doctor doctor) {
    return doctor.examine().findings().stream()
        .filter(finding -> finding.check().equals("workers"))
        .findFirst()
        .orElseThrow();
  }

  private String said(String build, String current) {
    return ("build '%s' of deployment '%s' is not current (%s): this worker gets no work until it"
            + " is; make it current with: temporal worker deployment set-current-version --deployment-name"
            + " %s --build-id %s")
        .formatted(build, queue, current, queue, build);
  }

  private void start(String build) {
    workers.add(
        HooklineWorker.start(
            client,
            WorkerSettings.of(name -> null)
                .withTaskQueue(queue)
                .withVersion(new WorkerVersion(queue, build))));
  }

  private boolean isSucceeded(String id) {
    return ExecutionDetails.of(client).show(id).execution().status() == ExecutionStatus.SUCCEEDED;
  }

  private String id(String key) {
    return manager.executionId(event, key);
  }

  private CompletableFuture<Payload> invoke(String key) {
    return manager.invokeWebhooksAsync(event, Payload.of("{}"), InvokeOptions.key(key));
  }

  private WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name)).numRetries(2);
  }
}
