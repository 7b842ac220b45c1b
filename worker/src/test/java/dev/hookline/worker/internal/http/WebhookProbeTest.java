package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.worker.NetworkSettings;
import dev.hookline.worker.WebhookProbe;
import dev.hookline.worker.WebhookProbe.Problem;
import dev.hookline.worker.WorkerSettings;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A probe fails as an attempt would, and sends nothing. */
class WebhookProbeTest {

  private static final WorkerSettings SETTINGS =
      WorkerSettings.of(Map.of("HOOKLINE_SECRET_PATH", "x")::get);

  @Test
  void connectsAndSendsNothing() throws Exception {
    AtomicInteger received = new AtomicInteger();
    try (ScriptedServer server =
            new ScriptedServer(peer -> received.addAndGet(peer.request().length()));
        WebhookProbe probe = WebhookProbe.of(SETTINGS)) {
      assertThat(probe.problem(EventType.of("E"), webhook(server.url()))).isEmpty();
      assertThat(
              probe.problem(
                  EventType.of("E"), webhook(server.url() + "${env:HOOKLINE_SECRET_PATH}")))
          .isEmpty();

      server.awaitEndOfConnection();
      server.awaitEndOfConnection();
      assertThat(server.connections()).isEqualTo(2);
    }
    assertThat(received).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest, blocked_address",
    "http://2852039166/latest, blocked_address",
    "http://127.0.0.1:1/, connection_refused",
    "http://nowhere.invalid/, dns_error",
    "'http://h/${env:HOOKLINE_SECRET_NONE}', secret_missing"
  })
  void failsAsAnAttemptWould(String url, String code) {
    try (WebhookProbe probe = WebhookProbe.of(SETTINGS)) {
      assertThat(probe.problem(EventType.of("E"), webhook(url)))
          .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo(code));
    }
  }

  @Test
  void failsAtTheHandshake() throws Exception {
    try (ScriptedServer server = new ScriptedServer(peer -> peer.send("HTTP/1.1 400 X\r\n\r\n"));
        WebhookProbe probe = WebhookProbe.of(SETTINGS)) {
      assertThat(probe.problem(EventType.of("E"), webhook(server.url().replace("http:", "https:"))))
          .map(Problem::code)
          .contains("tls_error");
    }
  }

  @Test
  void passesTheGuardOfAttempts() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Peer::awaitEnd);
        WebhookProbe probe = WebhookProbe.of(SETTINGS.withNetwork(NetworkSettings.publicOnly()))) {
      assertThat(probe.problem(EventType.of("E"), webhook(server.url())))
          .contains(
              new Problem(
                  "blocked_address",
                  "webhook 'a' was not called: address 127.0.0.1 is not allowed by this worker (127.0.0.0/8 is loopback) at "
                      + server.url()));
      assertThat(server.connections()).isZero();
    }
  }

  private static WebhookConfig webhook(String url) {
    return TestClient.webhook(url).build();
  }
}
