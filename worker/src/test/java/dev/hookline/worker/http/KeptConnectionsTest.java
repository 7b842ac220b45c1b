package dev.hookline.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.EventType;
import dev.hookline.Payload;
import dev.hookline.WebhookConfig;
import dev.hookline.worker.secrets.Secrets;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
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

  @Test
  void aConnectionWithTlsIsLookedAtAndKept() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HandshakeCertificates own =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .addTrustedCertificate(certificate.certificate())
            .build();
    HttpStack trusting =
        new HttpStack(
            AddressPolicy.standard(),
            new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .sslSocketFactory(own.sslSocketFactory(), own.trustManager()));
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(own.sslSocketFactory());
      for (int i = 0; i < 3; i++) {
        server.enqueue(new MockResponse.Builder().body("{}").build());
      }
      server.start();
      for (int i = 0; i < 3; i++) {
        call(trusting, server.url("/a").toString());
        assertThat(server.takeRequest().getExchangeIndex()).isEqualTo(i);
      }
    } finally {
      trusting.close();
    }
  }

  private void call(OneConnectionServer server) {
    call(http, server.url());
  }

  private static void call(HttpStack http, String url) {
    WebhookConfig webhook = WebhookConfig.builder("a", url).numRetries(1).build();
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
