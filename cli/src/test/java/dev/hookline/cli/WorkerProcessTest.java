package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.Config;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.EventType;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.WebhookConfig;
import dev.hookline.Webhooks;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Worker processes that are stopped and killed while a webhook is being called. */
@Tag("server")
@NeedsRealServer
class WorkerProcessTest {

  private static final EventType EVENT = EventType.of("OnTested");
  private static final Pattern HEALTH = Pattern.compile(".*health on (http://\\S+)");

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final List<Process> workers = new ArrayList<>();
  private DurableWebhookManager manager;

  private record Started(Process process, URI health) {}

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
    workers.forEach(Process::destroyForcibly);
    manager.close();
    receiver.close();
  }

  @Test
  void finishesTheAttemptInFlightOnSigterm() throws Exception {
    receiver.on("slow", Step.of(200, "{\"n\":1}").after(Duration.ofSeconds(2)));
    Started worker = worker();
    CompletableFuture<Payload> response = invoke();
    awaitRequests(1);

    worker.process().destroy();

    assertThat(worker.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    worker();
    assertThat(response.get(30, TimeUnit.SECONDS).text()).isEqualTo("{\"n\":1}");
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void repeatsAnAttemptThatWasLostWithItsWorkerUnderTheSameId() throws Exception {
    receiver.on(
        "slow", Step.of(200, "{\"n\":1}").after(Duration.ofSeconds(8)), Step.of(200, "{\"n\":2}"));
    Started first = worker();
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
  void saysThatItLivesIsReadyAndWhatItHasMeasured() throws Exception {
    receiver.on("slow", Step.of(200, "{}"));
    Started worker = worker();
    invoke().get(30, TimeUnit.SECONDS);

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
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    List<Request> seen = receiver.requests();
    while (seen.size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
      seen = receiver.requests();
    }
    assertThat(seen).hasSize(count);
  }

  private Started worker() throws IOException {
    Map<String, String> environment =
        Map.of(
            "TEMPORAL_ADDRESS", TemporalTier.current().address(),
            "HOOKLINE_TASK_QUEUE", queue,
            "HOOKLINE_HEALTH_PORT", Integer.toString(freePort()));
    Process process = HooklineProcess.of(environment, "worker").redirectErrorStream(true).start();
    workers.add(process);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      Matcher ready = HEALTH.matcher(line);
      if (ready.matches()) {
        return new Started(process, URI.create(ready.group(1)));
      }
    }
    throw new AssertionError("worker did not start: " + said);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static HttpResponse<String> get(Started worker, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(worker.health().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
