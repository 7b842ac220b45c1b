package dev.hookline.worker.endtoend;

import static dev.hookline.worker.internal.http.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.EnvironmentSettings;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.http.ScriptedServer;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller gets if its endpoint violates HTTP, or must not be called. */
@Tag("server")
class MisbehavingEndpointTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");

  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final HooklineWorker worker =
      HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));

  @AfterEach
  void stop() {
    worker.close();
  }

  @Test
  void eachEventGetsTheResponseToItsOwnRequestFromAnEndpointThatRespondsTwice() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> {
              for (String event = peer.requestBody();
                  !event.isEmpty();
                  event = peer.requestBody()) {
                peer.send(ok(event) + ok(event));
              }
            })) {
      for (int event = 1; event <= 6; event++) {
        assertThat(invoke(server.url(), event)).isEqualTo(Integer.toString(event));
      }
    }
  }

  @Test
  void anEndpointThatClosesWithoutNoticeFailsNoEvent() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> {
              for (int i = 0; i < 3; i++) {
                peer.send(ok(peer.requestBody()));
              }
            })) {
      for (int event = 1; event <= 13; event++) {
        assertThat(invoke(server.url(), event)).isEqualTo(Integer.toString(event));
      }
    }
  }

  @Test
  void contentAfterNoContentIsLeftOut() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> {
              while (!peer.requestBody().isEmpty()) {
                peer.send("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}");
              }
            })) {
      assertThat(invoke(server.url(), 1)).isEmpty();
      assertThat(invoke(server.url(), 2)).isEmpty();
    }
  }

  /** The rules of an older starter allow these: the worker decides. */
  @ParameterizedTest
  @ValueSource(strings = {"${env:HOOKLINE_SECRET_URL}", "http://[::ffff:127.0.0.1]:%d/x"})
  void aBlockedAddressIsNotConnectedTo(String url) throws IOException {
    String forbidding = "test-" + UUID.randomUUID();
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Peer::awaitEnd);
        HooklineWorker careful =
            HooklineWorker.start(
                client,
                new EnvironmentSettings(
                        Map.of(
                                "HOOKLINE_BLOCKED_NETWORKS",
                                "127.0.0.0/8",
                                "HOOKLINE_SECRET_URL",
                                "http://127.1:%d/x".formatted(server.port()))
                            ::get)
                    .worker()
                    .withTaskQueue(forbidding))) {
      assertThatThrownBy(() -> invoke(forbidding, url.formatted(server.port()), 1))
          .isInstanceOf(WebhookException.class)
          .extracting("code")
          .isEqualTo("blocked_address");
      assertThat(server.connections()).isZero();
    }
  }

  private String invoke(String url, int event) {
    return invoke(queue, url, event);
  }

  private String invoke(String taskQueue, String url, int event) {
    WebhookConfig webhook =
        WebhookConfig.builder("labels", url).numRetries(1).timeout(5).finalResponse(true).build();
    try (DurableWebhookManager manager =
        Webhooks.initialize(
                Config.empty().with(EVENT, webhook),
                List.of(EVENT),
                client,
                DurableOptions.defaults().withTaskQueue(taskQueue))
            .orElseThrow()) {
      StringBuilder response = new StringBuilder();
      manager.invokeWebhooks(
          EVENT,
          Payload.of(Integer.toString(event)),
          r -> response.append(r.text()),
          error -> error);
      return response.toString();
    }
  }
}
