package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import dev.hookline.telemetry.WebhookMetrics;
import dev.hookline.worker.EnvironmentSettings;
import dev.hookline.worker.WorkerProgram;
import dev.hookline.worker.internal.metrics.Metrics;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.testserver.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What dashboard, alerts and documentation name is what workers and clients expose. */
class MonitoringTest {

  private static final Path ROOT = Path.of("..");
  private static final Path MONITORING = ROOT.resolve("deploy/monitoring");
  private static final EventType EVENT = EventType.of("OnMonitored");
  private static final Pattern METRIC =
      Pattern.compile(
          "\\b(?:hookline|temporal)_[a-z_]+_(?:seconds(?:_[a-z]+)?|total)\\b"
              + "|\\btemporal_(?:num_pollers|sticky_cache_size|worker_task_slots_[a-z]+)\\b");

  /** Appear only on a worker that stops, with an endpoint that is busy or a server that fails. */
  private static final Set<String> SELDOM =
      Set.of(
          "hookline_breaker_changes_total",
          "hookline_releases_total",
          "hookline_waits_seconds_count",
          "temporal_long_request_failure_total",
          "temporal_sticky_cache_total_forced_eviction_total");

  private final PrometheusMeterRegistry service =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void findsEveryMetricInAScrape() throws Exception {
    Set<String> missing = named();
    assertThat(missing).hasSizeGreaterThan(15);
    missing.removeAll(SELDOM);
    List<Selector> unmatched = Selector.in(MONITORING);
    assertThat(unmatched).hasSizeGreaterThan(30);
    unmatched.removeIf(selector -> SELDOM.contains(selector.metric()));
    Metrics metrics = new Metrics();
    int port = FreePort.find();
    int temporal = FreePort.find();
    try (TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(temporal, true);
        Connection connection = Connection.to("127.0.0.1:" + temporal, metrics.scope());
        WorkerProgram worker =
            WorkerProgram.start(
                connection,
                metrics,
                new EnvironmentSettings(
                    Map.of("HOOKLINE_HEALTH_PORT", Integer.toString(port))::get));
        Receiver receiver = new Receiver()) {
      invoke(connection, receiver);
      // the SDK reports every five seconds
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!(missing.isEmpty() && unmatched.isEmpty()) && System.nanoTime() < end) {
        String scraped = scrape(port) + service.scrape();
        missing.removeIf(name -> scraped.contains("\n" + name + "{"));
        unmatched.removeIf(selector -> selector.matches(scraped));
        LockSupport.parkNanos(100_000_000);
      }
    }

    assertThat(missing).isEmpty();
    assertThat(unmatched).isEmpty();
  }

  /** One event that succeeds, by way of a retry and with a delivery, and one that fails. */
  private void invoke(Connection connection, Receiver receiver) {
    receiver
        .on("labels", Step.of(503, ""), Step.of(200, "{}"), Step.of(410, ""))
        .on("audit", Step.of(204, ""));
    Config config =
        Config.empty()
            .with(
                EVENT,
                WebhookConfig.builder("labels", receiver.url("labels")).finalResponse(true).build(),
                WebhookConfig.builder("audit", receiver.url("audit")).async(true).build());
    try (DurableWebhookManager manager =
        WebhookMetrics.measured(
            Webhooks.initialize(
                    config, List.of(EVENT), connection.client(), DurableOptions.defaults())
                .orElseThrow(),
            service)) {
      for (int i = 0; i < 2; i++) {
        manager.invokeWebhooks(
            EVENT,
            Payload.of("{}"),
            InvokeOptions.defaults().withDeadline(Duration.ofSeconds(30)),
            OnSuccess.noOp(),
            failure -> null);
      }
      // the server knows no such execution
      assertThat(catchThrowable(() -> manager.cancel(EVENT, "no"))).hasMessageContaining("no");
      assertThat(
              catchThrowable(
                  () -> manager.attach(EVENT, "no", InvokeOptions.defaults(), null, null)))
          .hasMessageContaining("no");
    }
  }

  private static Set<String> named() throws Exception {
    Set<String> names = new TreeSet<>();
    for (Path file :
        List.of(
            MONITORING.resolve("dashboard.json"),
            MONITORING.resolve("rules.yaml"),
            ROOT.resolve("docs/observability.md"))) {
      METRIC.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group()));
    }
    return names;
  }

  private static String scrape(int port) throws Exception {
    URI metrics = URI.create("http://127.0.0.1:%d/metrics".formatted(port));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
        .body();
  }
}
