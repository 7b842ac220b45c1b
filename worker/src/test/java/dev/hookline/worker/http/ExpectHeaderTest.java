package dev.hookline.worker.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.EventType;
import dev.hookline.Payload;
import dev.hookline.WebhookConfig;
import dev.hookline.worker.secrets.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An endpoint that knows nothing of {@code Expect: 100-continue} and waits for the body. */
class ExpectHeaderTest {

  private static final String BODY = "{\"project\":7}";

  @Test
  void isLeftOutSoThatTheBodyIsSentAtOnce() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpStack http = new HttpStack(AddressPolicy.standard())) {
      CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> answerOne(server));

      Payload answer =
          new HttpWebhookClients(
                  new OkHttpEndpointCall(
                      http,
                      AddressPolicy.standard(),
                      new Secrets(name -> null, Set.of(), null),
                      "hookline/test"))
              .create(
                  EventType.of("E"),
                  WebhookConfig.builder("a", "http://127.0.0.1:" + server.getLocalPort() + "/")
                      .header("EXPECT", "100-continue")
                      .numRetries(1)
                      .build())
              .invoke(Payload.of(BODY));

      assertThat(answer.text()).isEqualTo("{}");
      assertThat(received.get(5, SECONDS)).doesNotContainIgnoringCase("expect").endsWith(BODY);
    }
  }

  private static String answerOne(ServerSocket server) {
    try (Socket connection = server.accept()) {
      InputStream in = connection.getInputStream();
      StringBuilder request = new StringBuilder();
      while (request.indexOf(BODY) < 0) {
        int c = in.read();
        if (c < 0) {
          break;
        }
        request.append((char) c);
      }
      connection
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(ISO_8859_1));
      return request.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
