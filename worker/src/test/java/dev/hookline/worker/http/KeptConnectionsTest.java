package dev.hookline.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.EventType;
import dev.hookline.Payload;
import dev.hookline.WebhookConfig;
import dev.hookline.worker.secrets.Secrets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which connections are used again, and that a closed one fails no attempt. */
class KeptConnectionsTest {

  private final HttpStack http = new HttpStack(AddressPolicy.standard());

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void oneConnectionServesManyCalls() throws Exception {
    try (OneConnectionServer server = new OneConnectionServer("HTTP/1.1 200 OK", false)) {
      for (int i = 0; i < 3; i++) {
        call(server);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void anEndpointThatClosesAfterItsAnswerWithoutAWordIsConnectedAnew() throws Exception {
    try (OneConnectionServer server = new OneConnectionServer("HTTP/1.1 200 OK", true)) {
      for (int i = 0; i < 4; i++) {
        call(server);
        server.awaitClosed();
      }
      assertThat(server.connections()).isEqualTo(4);
    }
  }

  /** The server would take a second request on it. */
  @Test
  void anAnswerOfHttp10EndsItsConnection() throws Exception {
    try (OneConnectionServer server = new OneConnectionServer("HTTP/1.0 200 OK", false)) {
      call(server);
      call(server);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void anAnswerOfHttp10MayKeepItsConnection() throws Exception {
    String head = "HTTP/1.0 200 OK\r\nConnection: keep-alive";
    try (OneConnectionServer server = new OneConnectionServer(head, false)) {
      call(server);
      call(server);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private void call(OneConnectionServer server) {
    WebhookConfig webhook = WebhookConfig.builder("a", server.url()).numRetries(1).build();
    Payload answer =
        new HttpWebhookClients(
                new OkHttpEndpointCall(
                    http,
                    AddressPolicy.standard(),
                    new Secrets(name -> null, Set.of(), null),
                    "hookline/test"))
            .create(EventType.of("E"), webhook)
            .invoke(Payload.of("{}"));
    assertThat(answer.text()).isEqualTo("{}");
  }
}
