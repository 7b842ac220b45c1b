package dev.hookline.worker.internal.http;

import static dev.hookline.worker.internal.http.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.WebhookException;
import dev.hookline.worker.internal.http.ScriptedServer.Peer;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which connections are reused, and that no request gets the response to another one. */
class KeptConnectionsTest {

  private final AtomicLong now = new AtomicLong(1);
  private final HttpStack http =
      new HttpStack(AddressPolicy.standard(), new OkHttpClient.Builder(), now::get);
  private final TestClient client = new TestClient(http);

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void oneConnectionServesManyCalls() throws Exception {
    try (ScriptedServer server = new ScriptedServer(KeptConnectionsTest::wellBehaved)) {
      for (int i = 0; i < 3; i++) {
        assertThat(call(server)).isEqualTo("1");
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aNewEndpointIsCalledOnNewConnectionsWhileItsFirstOneIsWatched() throws Exception {
    try (ScriptedServer server = new ScriptedServer(KeptConnectionsTest::wellBehaved)) {
      assertThat(client.call(server.url())).isEqualTo("1");
      assertThat(client.call(server.url())).isEqualTo("2");
      assertThat(client.call(server.url())).isEqualTo("3");
      rest();
      assertThat(client.call(server.url())).isEqualTo("1");
    }
  }

  @Test
  void aSecondResponseReachesNoOtherRequest() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(peer -> each(peer, n -> ok(tag(peer, n)) + ok("\"unasked\"")))) {
      for (int i = 1; i <= 5; i++) {
        assertThat(call(server)).isEqualTo("\"%d.1\"".formatted(i));
      }
    }
  }

  @Test
  void aLaterSecondResponseReachesNoOtherRequest() throws Exception {
    Semaphore unsolicited = new Semaphore(0);
    Semaphore sent = new Semaphore(0);
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> {
              peer.request();
              peer.send(ok(tag(peer, 1)));
              unsolicited.acquire();
              peer.send(ok("\"unasked\""));
              sent.release();
              each(peer, n -> ok(tag(peer, n + 1)));
            })) {
      assertThat(call(server)).isEqualTo("\"1.1\"");
      unsolicited.release(10);
      sent.acquire();
      assertThat(call(server)).isEqualTo("\"2.1\"");
      assertThat(call(server)).isEqualTo("\"3.1\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"
      })
  void whateverFollowsAResponseEndsItsConnection(String more) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(peer -> each(peer, n -> ok(tag(peer, n)) + more))) {
      assertThat(call(server)).isEqualTo("\"1.1\"");
      assertThat(call(server)).isEqualTo("\"2.1\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"chunked, 204", "chunked, 304", "length, 204", "length, 205", "length, 304"})
  void theContentOfAResponseThatMustNotHaveAnyEndsItsConnection(String framing, int status)
      throws Exception {
    String promise = framing.equals("chunked") ? "Transfer-Encoding: chunked" : "Content-Length: 2";
    String content = framing.equals("chunked") ? "2\r\n{}\r\n0\r\n\r\n" : "{}";
    try (ScriptedServer server =
        new ScriptedServer(
            peer ->
                each(
                    peer,
                    n -> "HTTP/1.1 %d X\r\n%s\r\n\r\n%s".formatted(status, promise, content)))) {
      for (int i = 1; i <= 2; i++) {
        assertThat(
                client.call(
                    TestClient.webhook(server.url()).successStatus(List.of(204, 205, 304)).build()))
            .isEmpty();
        rest();
        assertThat(server.connections()).isEqualTo(i);
      }
    }
  }

  @Test
  void theContentOfAResponseToHeadEndsItsConnection() throws Exception {
    try (ScriptedServer server = new ScriptedServer(peer -> each(peer, n -> ok("\"unasked\"")))) {
      for (int i = 1; i <= 3; i++) {
        assertThat(client.call(TestClient.webhook(server.url()).method("HEAD").build())).isEmpty();
        rest();
      }
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  /** As far as anybody can tell, the first one belongs to the previous request. */
  @Test
  void twoResponsesAtOnceOnAKeptConnectionAreAmbiguous() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> {
              peer.request();
              peer.send(ok("1"));
              peer.request();
              peer.send(ok("1") + ok("2"));
              peer.awaitEnd();
            })) {
      call(server);
      assertThatThrownBy(() -> call(server))
          .isInstanceOf(WebhookException.class)
          .hasMessageContaining("sent more than one response on a kept connection")
          .extracting("code")
          .isEqualTo("invalid_response");
    }
  }

  @Test
  void anEndpointThatMisbehavedIsCalledOnNewConnectionsOnly() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> each(peer, n -> ok(tag(peer, n)) + (peer.number() == 1 ? "x" : "")))) {
      for (int i = 1; i <= 4; i++) {
        assertThat(call(server)).isEqualTo("\"%d.1\"".formatted(i));
      }
      now.addAndGet(TimeUnit.HOURS.toNanos(1));
      assertThat(call(server)).isEqualTo("\"5.1\"");
      assertThat(call(server)).isEqualTo("\"5.2\"");
    }
  }

  @Test
  void anEndpointThatClosesSilentlyAfterItsResponseIsReconnected() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> {
              peer.request();
              peer.send(ok("1"));
            })) {
      for (int i = 1; i <= 4; i++) {
        assertThat(call(server)).isEqualTo("1");
        server.awaitEndOfConnection();
        assertThat(server.connections()).isEqualTo(i);
      }
    }
  }

  @Test
  void anEndpointThatClosesAfterEveryThirdResponseFailsNoAttempt() throws Exception {
    Semaphore closing = new Semaphore(0);
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> {
              for (int i = 1; i <= 3; i++) {
                peer.request();
                peer.send(ok(Integer.toString(i)));
              }
              closing.release();
            })) {
      for (int i = 0; i < 13; i++) {
        String response = call(server);
        if (response.equals("3")) {
          server.awaitEndOfConnection();
        }
      }
      assertThat(server.connections()).isEqualTo(5);
    }
  }

  /** Fills the limit of kept connections with endpoints that are never called again. */
  @Test
  void formerEndpointsDoNotDisplaceABusyOne() throws Exception {
    try (ScriptedServer server = ScriptedServer.onAllAddresses(KeptConnectionsTest::wellBehaved)) {
      for (int i = 2; i <= 201; i++) {
        client.call("http://127.0.%d.%d:%d/a".formatted(i / 100, i % 100 + 1, server.port()));
      }
      rest();
      String first = call(server);
      assertThat(call(server)).isEqualTo(first);
    }
  }

  /** The server would accept a second request on it. */
  @Test
  void aResponseOfHttp10EndsItsConnection() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(peer -> each(peer, n -> ok("1").replace("HTTP/1.1", "HTTP/1.0")))) {
      call(server);
      call(server);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void aResponseOfHttp10MayKeepItsConnection() throws Exception {
    String response =
        ok("1").replace("HTTP/1.1 200 OK", "HTTP/1.0 200 OK\r\nConnection: keep-alive");
    try (ScriptedServer server = new ScriptedServer(peer -> each(peer, n -> response))) {
      call(server);
      call(server);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aTlsConnectionIsCheckedAndKept() throws Exception {
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
                .sslSocketFactory(own.sslSocketFactory(), own.trustManager()),
            now::get);
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(own.sslSocketFactory());
      for (int i = 0; i < 3; i++) {
        server.enqueue(new MockResponse.Builder().body("{}").build());
      }
      server.start();
      for (int i = 0; i < 3; i++) {
        assertThat(new TestClient(trusting).call(server.url("/a").toString())).isEqualTo("{}");
        assertThat(server.takeRequest().getExchangeIndex()).isEqualTo(i);
        rest();
      }
    } finally {
      trusting.close();
    }
  }

  private String call(ScriptedServer server) {
    String response = client.call(server.url());
    rest();
    return response;
  }

  /** Advances the clock past the rest of a kept connection. */
  private void rest() {
    now.addAndGet(TimeUnit.SECONDS.toNanos(20));
  }

  private static String tag(Peer peer, int request) {
    return "\"%d.%d\"".formatted(peer.number(), request);
  }

  /** What a server sends for its nth request. */
  private interface Responses {
    String to(int request);
  }

  private static void wellBehaved(Peer peer) throws IOException {
    each(peer, n -> ok(Integer.toString(peer.number())));
  }

  private static void each(Peer peer, Responses responses) throws IOException {
    for (int n = 1; !peer.request().isEmpty(); n++) {
      peer.send(responses.to(n));
    }
  }
}
