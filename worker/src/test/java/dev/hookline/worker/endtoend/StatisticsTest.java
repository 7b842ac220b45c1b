package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import dev.hookline.operate.stats.ExecutionStatistics;
import dev.hookline.operate.stats.Latency;
import dev.hookline.operate.stats.Statistics;
import dev.hookline.operate.stats.WebhookStatistics;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statistics of ten events, read from their histories. */
@Tag("server")
@NeedsRealServer
class StatisticsTest {

  private static final EventType EVENT = EventType.of("OnCounted");
  private static final int EVENTS = 10;

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final ExecutionFilter mine =
      ExecutionFilter.all().with(filter -> filter.query("TaskQueue = '" + queue + "'"));
  private HooklineWorker worker;
  private DurableWebhookManager manager;

  @BeforeEach
  void invokeTenEvents() {
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("labels", receiver.url("labels")).build(),
                        WebhookConfig.builder("billing", receiver.url("billing"))
                            .numRetries(2)
                            .finalResponse(true)
                            .build(),
                        WebhookConfig.builder("mail", receiver.url("mail")).async(true).build()),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
    Step bad = Step.of(503, "{}");
    receiver
        .on("labels", Step.of(204, "").after(Duration.ofMillis(200)))
        .on("billing", bad, bad, bad, Step.of(410, "{}"), bad, Step.of(200, "{}"))
        .on("mail", Step.of(204, ""));
    for (int number = 0; number < EVENTS; number++) {
      manager.invokeWebhooks(
          EVENT,
          Payload.of("{}"),
          InvokeOptions.key(number + queue),
          OnSuccess.noOp(),
          error -> null);
    }
    // two events failed, so eight deliveries follow
    Await.until(
        () -> {
          LockSupport.parkNanos(300_000_000);
          return ended() == EVENTS + EVENTS - 2;
        });
  }

  @AfterEach
  void stop() {
    manager.close();
    worker.close();
    receiver.close();
  }

  @Test
  void countsCallsAttemptsAndCodesOfEachWebhook() {
    List<Integer> progress = new ArrayList<>();

    ExecutionStatistics all =
        Statistics.of(client).read(mine, null, 100, (done, of) -> progress.add(done));
    ExecutionStatistics one = Statistics.of(client).read(mine, "mail", 100, (done, of) -> {});
    ExecutionStatistics some = Statistics.of(client).read(mine, null, 5, (done, of) -> {});

    assertThat(all.found()).isEqualTo(18);
    assertThat(all.read()).isEqualTo(18);
    assertThat(all.sample()).isFalse();
    assertThat(progress).hasSize(18).endsWith(18);
    assertThat(all.webhooks())
        .extracting(WebhookStatistics::webhook)
        .containsExactly("billing", "labels", "mail");
    WebhookStatistics billing = all.webhooks().get(0);
    assertThat(billing.calls()).isEqualTo(10);
    assertThat(billing.failed()).isEqualTo(2);
    assertThat(billing.successRate()).isEqualTo(0.8);
    assertThat(billing.attempts()).isEqualTo(13);
    assertThat(billing.failureCodes()).containsEntry("http_status", 5L).hasSize(1);
    Latency labels = all.webhooks().get(1).latency();
    assertThat(labels).isNotNull();
    assertThat(labels.measured()).isEqualTo(10);
    assertThat(labels.p50()).isBetween(200L, 5_000L);
    assertThat(labels.p99()).isGreaterThanOrEqualTo(labels.p90());
    assertThat(all.webhooks().get(2).async()).isTrue();
    assertThat(all.webhooks().get(2).succeeded()).isEqualTo(8);
    assertThat(one.webhooks()).extracting(WebhookStatistics::webhook).containsExactly("mail");
    assertThat(some.read()).isEqualTo(5);
    assertThat(some.found()).isEqualTo(18);
    assertThat(some.sample()).isTrue();
  }

  private long ended() {
    return Executions.of(client).count(mine).entrySet().stream()
        .filter(entry -> entry.getKey() != ExecutionStatus.RUNNING)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
