package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Worker processes that are stopped and killed while a webhook is being called. */
@Tag("server")
@Tag("any-database")
@NeedsRealServer
class WorkerProcessTest {

  private static final EventType EVENT = EventType.of("OnTested");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final List<WorkerProcess> workers = new ArrayList<>();
  private DurableWebhookManager manager;

  @BeforeEach
  void connect() {
    manager =
        Webhooks.initialize(
                Config.empty()
                    .with(
                        EVENT,
                        WebhookConfig.builder("slow", receiver.url("slow"))
                            .numRetries(1)
                            .finalResponse(true)
                            .build()),
                List.of(EVENT),
                TemporalTier.current().client(),
                DurableOptions.defaults().withTaskQueue(queue))
            .orElseThrow();
  }

  @AfterEach
  void stop() {
    workers.forEach(WorkerProcess::kill);
    manager.close();
    receiver.close();
  }

  @Test
  void finishesTheAttemptInFlightOnSigterm() throws Exception {
    receiver.on("slow", Step.of(200, "{\"n\":1}").after(Duration.ofSeconds(2)));
    WorkerProcess worker = worker();
    CompletableFuture<Payload> response = invoke();
    awaitRequests(1);

    worker.process().destroy();

    assertThat(worker.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(worker.process().exitValue()).isZero();
    worker();
    assertThat(response.get(60, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void exitsWith130OnCtrlC() throws Exception {
    WorkerProcess worker = worker();

    String pid = Long.toString(worker.process().pid());
    new ProcessBuilder("kill", "-INT", pid).start().waitFor();

    assertThat(worker.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(worker.process().exitValue()).isEqualTo(130);
  }

  @Test
  void repeatsAnAttemptThatWasLostWithItsWorkerUnderTheSameId() throws Exception {
    receiver.on(
        "slow", Step.of(200, "{\"n\":1}").after(Duration.ofSeconds(8)), Step.of(200, "{\"n\":2}"));
    WorkerProcess first = worker();
    CompletableFuture<Payload> response = invoke();
    awaitRequests(1);

    first.process().destroyForcibly().waitFor();
    worker();

    assertThat(response.get(40, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":2}");
    assertThat(receiver.requests())
        .extracting(request -> request.header("Webhook-id"))
        .hasSize(2)
        .containsOnly(receiver.requests().get(0).header("Webhook-id"));
  }

  @Test
  void servesLivenessReadinessAndMetrics() throws Exception {
    receiver.on("slow", Step.of(200, "{}"));
    WorkerProcess worker = worker();
    invoke().get(60, TimeUnit.SECONDS);

    assertThat(get(worker, "/live").statusCode()).isEqualTo(200);
    assertThat(get(worker, "/ready").statusCode()).isEqualTo(200);
    assertThat(get(worker, "/metrics").body())
        .containsPattern(
            "hookline_attempts_seconds_count\\{code=\"\",event=\"OnTested\",outcome=\"success\",webhook=\"slow\"\\} 1")
        .contains("temporal_request_latency_seconds");
  }

  private CompletableFuture<Payload> invoke() {
    return manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.defaults());
  }

  private void awaitRequests(int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    List<Request> seen = receiver.requests();
    while (seen.size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
      seen = receiver.requests();
    }
    assertThat(seen).hasSize(count);
  }

  private WorkerProcess worker() throws IOException {
    WorkerProcess worker = WorkerProcess.start(queue);
    workers.add(worker);
    return worker;
  }

  private static HttpResponse<String> get(WorkerProcess worker, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(worker.health().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
