package dev.hookline.worker.internal.http;

import static dev.hookline.worker.internal.http.ScriptedServer.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.InvocationException;
import dev.hookline.WebhookException;
import dev.hookline.config.WebhookConfig;
import dev.hookline.worker.internal.http.ScriptedServer.Script;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLServerSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusual responses that are valid, and the errors for those that are not. */
class UnusualResponsesTest {

  private static final String CHUNKED_GZIP =
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final HttpStack http = new HttpStack(AddressPolicy.standard());

  @AfterEach
  void stop() {
    http.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "identity", ""})
  void noContentInAnyEncodingIsAnEmptyResponse(String encoding) throws Exception {
    String head = CHUNKED_GZIP.replace("gzip", encoding);
    assertThat(responseTo(head + "0\r\n\r\n")).isEmpty();
    assertThat(responseTo(head.replace("Transfer-Encoding: chunked", "Content-Length: 0")))
        .isEmpty();
  }

  @Test
  void gzipIsDecoded() throws Exception {
    assertThat(responseTo(gzipped(gzip("{\"a\":1}")))).isEqualTo("{\"a\":1}");
  }

  @Test
  void gzipWithSeveralMembersIsDecodedCompletely() throws Exception {
    assertThat(responseTo(gzipped(join(gzip("{\"a\":"), gzip("1}"))))).isEqualTo("{\"a\":1}");
  }

  @Test
  void aGzipBombIsTooLarge() {
    assertThatThrownBy(() -> responseTo(gzipped(gzip("1".repeat(5_000_000)))))
        .isInstanceOf(WebhookException.class)
        .extracting("code")
        .isEqualTo("response_too_large");
  }

  @Test
  void invalidGzipIsNotReportedAsABrokenConnection() throws Exception {
    byte[] whole = gzip("{\"a\":1}");
    byte[] cut = Arrays.copyOf(whole, whole.length - 9);
    for (byte[] broken : List.of(cut, "{\"a\":1}".getBytes(UTF_8))) {
      assertInvalid(
          gzipped(broken),
          "responded with 200 and a body that is not valid gzip, despite its Content-Encoding");
    }
  }

  @Test
  void aLateGzipMemberIsDecodedToo() throws Exception {
    byte[] first = gzip("{\"a\":");
    byte[] second = gzip("1}");
    Semaphore isRead = new Semaphore(0);
    String response =
        responseTo(
            peer -> {
              peer.send(CHUNKED_GZIP + "%x\r\n".formatted(first.length));
              peer.send(first);
              peer.send("\r\n");
              isRead.tryAcquire(50, TimeUnit.MILLISECONDS);
              peer.send("%x\r\n".formatted(second.length));
              peer.send(second);
              peer.send("\r\n0\r\n\r\n");
            });

    assertThat(response).isEqualTo("{\"a\":1}");
  }

  @Test
  void truncatedGzipIsABrokenConnection() throws Exception {
    byte[] cut = Arrays.copyOf(gzip("{\"a\":1}"), 8);

    assertThatThrownBy(
            () ->
                responseTo(
                    peer -> {
                      peer.send(CHUNKED_GZIP + "8\r\n");
                      peer.send(cut);
                      peer.send("\r\n");
                    }))
        .isInstanceOf(WebhookException.class)
        .extracting("code")
        .isEqualTo("connection_reset");
  }

  /** OkHttp would act on these by itself: resend, authenticate or fail. */
  @ParameterizedTest
  @CsvSource({
    "401, WWW-Authenticate: Basic",
    "407, Proxy-Authenticate: Basic",
    "408, Connection: keep-alive",
    "421, X-A: 1",
    "503, Retry-After: 0",
    "503, Retry-After: 3000000000"
  })
  void aStatusIsClassifiedUnchangedAfterOneRequest(int status, String header) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> {
              while (!peer.request().isEmpty()) {
                requests.incrementAndGet();
                peer.send(
                    "HTTP/1.1 %d X\r\n%s\r\nContent-Length: 2\r\n\r\n{}".formatted(status, header));
              }
            })) {
      assertThatThrownBy(() -> new TestClient(http).call(server.url()))
          .isInstanceOf(WebhookException.class)
          .hasMessageContaining("responded with " + status)
          .extracting("code")
          .isEqualTo("http_status");
    }
    assertThat(requests).hasValue(1);
  }

  /** However much of it is unread when it has been classified. */
  @ParameterizedTest
  @CsvSource({
    "Connection: close, http_status, 500",
    "Content-Length: 500000, http_status, 500",
    "Content-Length: 500000, response_too_large, 200"
  })
  void aResponseThatIsNotReadCompletelyKeepsItsReason(String header, String code, int status)
      throws Exception {
    String response =
        "HTTP/1.1 %d X\r\n%s\r\n\r\n%s".formatted(status, header, "1".repeat(500_000));
    try (ScriptedServer server = new ScriptedServer(afterItsRequest(sending(response)))) {
      for (int i = 1; i <= 3; i++) {
        assertThatThrownBy(() -> new TestClient(http).call(server.url()))
            .isInstanceOf(WebhookException.class)
            .extracting("code")
            .isEqualTo(code);
        assertThat(server.connections()).isEqualTo(i);
      }
    }
  }

  @Test
  void anInterruptedCallerGetsThatError() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> {
              peer.request();
              peer.awaitEnd();
            })) {
      FutureTask<String> call = new FutureTask<>(() -> new TestClient(http).call(server.url()));
      Thread caller = new Thread(call, "caller");
      caller.start();
      server.awaitRequest();
      caller.interrupt();

      assertThatThrownBy(call::get)
          .cause()
          .isInstanceOf(InvocationException.class)
          .extracting("reason")
          .isEqualTo(InvocationException.Reason.INTERRUPTED);
    }
  }

  @Test
  void anEncodingThatWasNotRequestedIsNamed() {
    assertInvalid(
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}".getBytes(UTF_8),
        "responded with 200 and a body in the encoding 'br', which was not requested");
  }

  @ParameterizedTest
  @CsvSource({
    "204, Content-Length: 2, {}",
    "204, Content-Length: 7, ''",
    "204, Transfer-Encoding: chunked, ''",
    "205, Content-Length: 2, {}",
    "204, '', {}"
  })
  void aStatusWithoutContentIsASuccessWhateverFollows(String status, String header, String content)
      throws Exception {
    assertThat(responseTo("HTTP/1.1 %s X\r\n%s\r\n\r\n%s".formatted(status, header, content)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 7", "Transfer-Encoding: chunked", "X-A: 1"})
  void notModifiedIsClassifiedByItsStatusAtOnce(String header) throws Exception {
    String response = "HTTP/1.1 304 Not Modified\r\n" + header + "\r\n\r\n";
    long started = System.nanoTime();

    assertThatThrownBy(() -> responseTo(response))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("responded with 304")
        .extracting("code")
        .isEqualTo("redirect");
    try (ScriptedServer server = new ScriptedServer(afterItsRequest(sending(response)))) {
      WebhookConfig webhook =
          TestClient.webhook(server.url()).successStatus(List.of(200, 304)).build();
      assertThat(new TestClient(http).call(webhook)).isEmpty();
    }
    // the attempts may take five seconds each
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({
    "EFBBBF7B7D, a body that starts with a byte order mark of UTF-8",
    "FEFF007B007D, a body that starts with a byte order mark of UTF-16",
    "FFFE7B007D00, a body that starts with a byte order mark of UTF-16",
    "EFBB, a body that is neither empty nor JSON"
  })
  void aByteOrderMarkIsNamed(String hex, String text) throws Exception {
    byte[] content = new BigInteger("00" + hex, 16).toByteArray();
    content = Arrays.copyOfRange(content, content.length - hex.length() / 2, content.length);
    assertInvalid(
        join(
            "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"
                .formatted(content.length)
                .getBytes(UTF_8),
            content),
        text);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 2;Content-Length: 3, two different Content-Length headers",
    "Content-Length: +2, a Content-Length that is not a number",
    "Content-Length: -2, a Content-Length that is not a number",
    "'Content-Length: 2, 2', a Content-Length that is not a number",
    "Transfer-Encoding: gzip, a Transfer-Encoding other than chunked",
    "'Transfer-Encoding: gzip, chunked', a Transfer-Encoding other than chunked"
  })
  void anAmbiguousLengthIsInvalid(String headers, String text) {
    assertInvalid(
        "HTTP/1.1 200 OK\r\n%s\r\n\r\n{}".formatted(headers.replace(";", "\r\n")).getBytes(UTF_8),
        "responded with 200 and " + text);
  }

  @Test
  void hundredsOfInterimResponsesMayPrecedeTheResponse() throws Exception {
    String interim =
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    assertThat(responseTo(interim.repeat(200) + ok("1"))).isEqualTo("1");
  }

  @Test
  void endlessInterimResponsesEndTheAttempt() {
    assertInvalid(
        peer -> {
          for (int i = 0; i < 10_000; i++) {
            peer.send("HTTP/1.1 102 Processing\r\n\r\n".repeat(100));
          }
        },
        "responded with a head of more than 256 KiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aRequiredClientCertificateIsReported(String version) throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    HandshakeCertificates own =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .addTrustedCertificate(certificate.certificate())
            .build();
    OkHttpClient.Builder trusting =
        new OkHttpClient.Builder().sslSocketFactory(own.sslSocketFactory(), own.trustManager());
    try (HttpStack stack = new HttpStack(AddressPolicy.standard(), trusting);
        ScriptedServer server =
            new ScriptedServer(
                requiringACertificate(own, version),
                peer -> {
                  peer.request();
                  peer.send(ok("1"));
                })) {
      String url = server.url().replace("http:", "https:");
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> new TestClient(stack).call(url))
            .isInstanceOf(WebhookException.class)
            .hasMessageContaining("a client certificate, which this worker does not have at " + url)
            .extracting("code")
            // the alert with the reason may be lost with the connection
            .isIn("tls_error", "connection_reset");
      }
    }
  }

  private static SSLServerSocket requiringACertificate(HandshakeCertificates own, String version)
      throws IOException {
    SSLServerSocket socket =
        (SSLServerSocket) own.sslContext().getServerSocketFactory().createServerSocket();
    socket.setNeedClientAuth(true);
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  private void assertInvalid(byte[] response, String text) {
    assertInvalid(sending(response), text);
  }

  private void assertInvalid(Script script, String text) {
    assertThatThrownBy(() -> responseTo(script))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining(text)
        .extracting("code")
        .isEqualTo("invalid_response");
  }

  private String responseTo(String response) throws IOException {
    return responseTo(response.getBytes(UTF_8));
  }

  private String responseTo(byte[] response) throws IOException {
    return responseTo(sending(response));
  }

  private String responseTo(Script script) throws IOException {
    try (ScriptedServer server = new ScriptedServer(afterItsRequest(script))) {
      return new TestClient(http).call(server.url());
    }
  }

  private static Script afterItsRequest(Script script) {
    return peer -> {
      peer.request();
      script.run(peer);
    };
  }

  private static Script sending(String response) {
    return sending(response.getBytes(UTF_8));
  }

  private static Script sending(byte[] response) {
    return peer -> {
      peer.send(response);
      peer.awaitEnd();
    };
  }

  private static byte[] gzipped(byte[] content) {
    return join(
        CHUNKED_GZIP.getBytes(UTF_8),
        "%x\r\n".formatted(content.length).getBytes(UTF_8),
        content,
        "\r\n0\r\n\r\n".getBytes(UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
