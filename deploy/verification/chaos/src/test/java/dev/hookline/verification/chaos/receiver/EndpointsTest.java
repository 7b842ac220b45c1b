package dev.hookline.verification.chaos.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.verification.chaos.log.AlertLine;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.plan.PlannedResponse;
import dev.hookline.verification.json.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Checks the bytes that an endpoint sends, over a plain socket. */
@Timeout(60)
class EndpointsTest {

  private static final String BODY = "{\"key\":\"k\"}";

  @TempDir Path folder;
  private JsonLines arrivals;
  private JsonLines responses;
  private JsonLines alerts;
  private Socket socket;
  private Thread serving;

  @BeforeEach
  void connect() throws IOException {
    arrivals = JsonLines.appendTo(folder.resolve("arrivals"));
    responses = JsonLines.appendTo(folder.resolve("responses"));
    alerts = JsonLines.appendTo(folder.resolve("alerts"));
    Endpoints endpoints = new Endpoints(arrivals, responses, alerts, Clock.systemUTC());
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
      Socket served = listener.accept();
      serving = new Thread(() -> endpoints.serve(served));
      serving.start();
    }
  }

  @AfterEach
  void close() throws Exception {
    socket.close();
    serving.join();
    arrivals.close();
    responses.close();
    alerts.close();
  }

  @Test
  void keepsAConnectionWhoseResponsesArePlain() throws IOException {
    ask("200", BODY);
    assertThat(response()).contains("200", "\"from\":\"s0\"", "-1\"}");

    ask("500", BODY);
    assertThat(response()).contains("500", "-2\"}");
  }

  @Test
  void sendsASecondResponseAtOnce() throws IOException {
    ask("200~two", BODY);

    assertThat(response()).contains("-1\"}");
    assertThat(response()).contains("-1~unasked\"}");

    ask("200", BODY);
    assertThat(response()).contains("-2\"}");
  }

  @Test
  void sendsASecondResponseLaterAndConsidersTheConnectionDead() throws Exception {
    ask("200~two:5", BODY);

    assertThat(response()).contains("-1\"}");
    assertThat(response()).contains("-1~unasked\"}");

    ask("200", BODY);
    assertThatThrownBy(this::response).isInstanceOf(IOException.class);
    assertThat(lastArrival().isDead()).isTrue();
  }

  @Test
  void sendsNoSecondResponseOnceTheNextRequestHasArrived() throws IOException {
    ask("200~two:5000", BODY);
    assertThat(response()).contains("-1\"}");

    ask("200", BODY);
    assertThat(response()).contains("-2\"}");
  }

  @Test
  void sendsBytesBeyondTheLength() throws IOException {
    ask("200~extra:3", BODY);

    assertThat(response()).contains("-1\"}");
    assertThat(bytes(3)).isEqualTo("\r\n}");
  }

  @Test
  void closesWithoutNoticeAfterThisManyResponses() throws Exception {
    ask("200~closes:2", BODY);
    assertThat(response()).contains("-1\"}");

    ask("200~closes:2", BODY);
    assertThat(response()).contains("-2\"}").doesNotContainIgnoringCase("close");
    assertThat(socket.getInputStream().read()).isEqualTo(-1);

    ask("200", BODY);
    awaitArrivals(3);
    assertThat(lastArrival().isDead()).isTrue();
  }

  @Test
  void sendsInterimResponsesBeforeTheRealOne() throws IOException {
    ask("200~interim:300", BODY);

    for (int number = 0; number < 300; number++) {
      assertThat(head()).startsWith("HTTP/1.1 10" + List.of(0, 2, 3).get(number % 3) + " ");
    }
    assertThat(response()).contains("200", "-1\"}");
  }

  @Test
  void respondsBeforeItHasReadAll() throws Exception {
    String start = BODY + " ".repeat(600 - BODY.length());
    write("/Kind/s0?script=200~early", 100_000, start);

    assertThat(response()).contains("-1\"}");
    assertThat(arrivals().get(0).body()).isEmpty();

    socket.getOutputStream().write(" ".repeat(100_000 - 600).getBytes(US_ASCII));
    ask("200", BODY);
    assertThat(response()).contains("-2\"}");
  }

  @Test
  void declaresMoreThanItSendsThenCloses() throws IOException {
    ask("200~short:7", BODY);

    String head = head();
    int declared = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));

    assertThat(socket.getInputStream().readAllBytes()).hasSize(declared - 7);
  }

  @Test
  void declaresLessThanItSends() throws IOException {
    ask("200~long:7", BODY);

    assertThat(response()).doesNotEndWith("}");
    assertThat(bytes(7)).endsWith("\"}");
  }

  @Test
  void sendsGarbageBeforeTheStatusLine() throws IOException {
    ask("200~garbage", BODY);

    assertThat(head()).startsWith("<!-- no HTTP -->\r\nHTTP/1.1 200");
  }

  @Test
  void recordsAnAlertAlone() throws IOException {
    write("/alerts/oncall?script=200", BODY.length(), BODY);

    assertThat(response()).contains("200");
    assertThat(arrivals()).isEmpty();
    assertThat(JsonLines.read(folder.resolve("alerts"), AlertLine.class))
        .extracting(AlertLine::body)
        .containsExactly(BODY);
  }

  @Test
  void failsAndRespondsByTurns() throws Exception {
    List<String> seen = new ArrayList<>();
    while (!seen.containsAll(List.of("200", "500"))) {
      ask("falters:20", BODY);
      response();
      seen.add(lastArrival().what());
    }

    assertThat(Set.copyOf(seen)).containsExactlyInAnyOrder("200", "500");
  }

  private void ask(String script, String body) throws IOException {
    write("/Kind/s0?script=" + script, body.length(), body);
  }

  private void write(String target, int length, String body) throws IOException {
    String head = "POST %s HTTP/1.1\r\nContent-Length: %d\r\n\r\n".formatted(target, length);
    socket.getOutputStream().write((head + body).getBytes(US_ASCII));
  }

  private String response() throws IOException {
    String head = head();
    return head + bytes(Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1")));
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the endpoint has closed");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private String bytes(int count) throws IOException {
    return new String(socket.getInputStream().readNBytes(count), US_ASCII);
  }

  private void awaitArrivals(int count) throws Exception {
    while (arrivals().size() < count) {
      Thread.onSpinWait();
    }
  }

  private PlannedResponse lastArrival() throws IOException {
    List<Arrival> all = arrivals();
    return PlannedResponse.parse(all.get(all.size() - 1).response());
  }

  private List<Arrival> arrivals() throws IOException {
    return JsonLines.read(folder.resolve("arrivals"), Arrival.class);
  }
}
