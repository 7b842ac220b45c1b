package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.uber.m3.tally.NoopScope;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import io.temporal.testserver.TestServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The worker program sends its spans where OpenTelemetry's variable says. */
class WorkerTracesTest {

  private static final EventType EVENT = EventType.of("OnTested");
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final List<String> exported = new CopyOnWriteArrayList<>();

  @Test
  void exportsExecutionAndAttemptBelowTheCallersTrace() throws Exception {
    int temporal = FreePort.find();
    String address = "127.0.0.1:" + temporal;
    HttpServer collector = collector();
    try (TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(temporal, true);
        Connection connection = Connection.to(address, new NoopScope());
        Receiver receiver = new Receiver()) {
      receiver.on("labels", Step.of(200, "{}"));
      WorkerProcess worker =
          WorkerProcess.start(
              address,
              Map.of(
                  "OTEL_EXPORTER_OTLP_ENDPOINT",
                  "http://127.0.0.1:" + collector.getAddress().getPort()));
      invoke(connection, receiver);

      worker.process().destroy();

      assertThat(worker.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(receiver.requests("labels").get(0).header("Traceparent"))
          .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
          .isNotEqualTo(TRACEPARENT);
    } finally {
      collector.stop(0);
    }

    assertThat(String.join("\n", exported))
        .contains("hookline-worker", "InvokeWebhooks OnTested", "POST labels");
  }

  private HttpServer collector() throws Exception {
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          exported.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    return collector;
  }

  private static void invoke(Connection connection, Receiver receiver) {
    Config config =
        Config.empty()
            .with(
                EVENT,
                WebhookConfig.builder("labels", receiver.url("labels"))
                    .finalResponse(true)
                    .build());
    try (DurableWebhookManager manager =
        Webhooks.initialize(config, List.of(EVENT), connection.client(), DurableOptions.defaults())
            .orElseThrow()) {
      manager.invokeWebhooks(
          EVENT,
          Payload.of("{}"),
          InvokeOptions.defaults().withTraceparent(TRACEPARENT),
          OnSuccess.noOp(),
          OnError.rethrow());
    }
  }
}
