package dev.hookline.worker.internal.http.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Unsolicited bytes at times that a test over a socket cannot control. */
class ResponseGuardTest {

  private static final String ENDPOINT = "http://a:80";
  private static final Framing TWO_BYTES = new Framing(Framing.Kind.LENGTH, 2, false);

  private final KeptConnections connections =
      new KeptConnections(() -> 1, kept -> new OkHttpClient());
  private final Wire wire = new Wire();
  private final ResponseGuard guard = new ResponseGuard(wire, connections);

  @Test
  void bytesBeforeTheRequestFailANewConnection() {
    begin();
    wire.arrive("HTTP/1.1 200 OK\r\n");

    assertThatThrownBy(() -> send("POST")).isInstanceOf(UnsolicitedBytesException.class);
    assertThatThrownBy(() -> guard.input().read()).isInstanceOf(UnsolicitedBytesException.class);
    assertThat(wire.isAborted).isTrue();
    assertThat(wire.sent.size()).isZero();
    assertThat(connections.isBanned(ENDPOINT)).isTrue();
  }

  @Test
  void bytesBeforeTheRequestOnAKeptConnectionMakeItUnfit() throws Exception {
    exchange();
    begin();
    wire.arrive("x");

    assertThatThrownBy(() -> send("POST")).isInstanceOf(StaleConnectionException.class);
    assertThat(wire.isAborted).isTrue();
    assertThat(connections.isBanned(ENDPOINT)).isTrue();
  }

  @Test
  void aResponseWhileTheRequestIsSentOnANewConnectionIsItsOwnAndClosesIt() throws Exception {
    begin();
    send("POST");
    wire.arrive("HTTP/1.1 200 OK\r\n\r\n{}");
    send("more");

    assertThat(read("HTTP/1.1 200 OK\r\n\r\n".length())).isEqualTo("HTTP/1.1 200 OK\r\n\r\n");
    guard.head(TWO_BYTES);
    assertThat(read(2)).isEqualTo("{}");
    assertThat(guard.end()).isFalse();
    assertThat(wire.isAborted).isTrue();
    assertThat(connections.isBanned(ENDPOINT)).isFalse();
  }

  @Test
  void aResponseWhileTheRequestIsSentOnAKeptConnectionIsUnsolicited() throws Exception {
    exchange();
    begin();
    send("POST");
    wire.arrive("HTTP/1.1 200 OK\r\n\r\n{}");

    assertThatThrownBy(() -> send("more")).isInstanceOf(UnsolicitedBytesException.class);
    assertThatThrownBy(() -> guard.input().read()).isInstanceOf(UnsolicitedBytesException.class);
    assertThat(wire.isAborted).isTrue();
  }

  @Test
  void aResponseOnANewConnectionIsItsOwnThoughItsEndpointMisbehavesOnAnother() throws Exception {
    begin();
    send("POST");
    connections.reportUnsolicited(ENDPOINT, "a");
    respond();

    assertThat(guard.end()).isFalse();
  }

  @Test
  void noByteBeyondTheResponseIsPassedOn() throws Exception {
    begin();
    send("POST");
    wire.arrive("HTTP/1.1 200 OK\r\n\r\n{}HTTP/1.1 200 OK\r\n");
    read("HTTP/1.1 200 OK\r\n\r\n".length());
    guard.head(TWO_BYTES);

    assertThat(guard.input().read(new byte[100])).isEqualTo(2);
    assertThat(guard.input().read(new byte[100])).isEqualTo(-1);
    assertThat(guard.end()).isFalse();
    assertThat(wire.isAborted).isTrue();
    assertThat(connections.isBanned(ENDPOINT)).isTrue();
  }

  @Test
  void severalResponsesOnAKeptConnectionAreAmbiguous() throws Exception {
    exchange();
    begin();
    send("POST");
    wire.arrive("HTTP/1.1 200 OK\r\n\r\n{}HTTP/1.1 200 OK\r\n");
    read("HTTP/1.1 200 OK\r\n\r\n".length());
    guard.head(TWO_BYTES);
    read(2);

    assertThat(guard.end()).isTrue();
  }

  @Test
  void aKeptConnectionOfAnEndpointThatHasMisbehavedElsewhereIsUnfit() throws Exception {
    exchange();
    assertThat(guard.isUnfit()).isFalse();

    connections.reportUnsolicited(ENDPOINT, "a");

    assertThat(guard.isUnfit()).isTrue();
  }

  @Test
  void theUnreadRestOfAResponseIsNotUnsolicited() throws Exception {
    exchange();
    begin();
    send("POST");
    wire.arrive("HTTP/1.1 500 X\r\n\r\n{}");
    read("HTTP/1.1 500 X\r\n\r\n".length());
    guard.head(TWO_BYTES);

    assertThat(guard.end()).isFalse();
    assertThat(wire.isAborted).isTrue();
    assertThat(connections.isBanned(ENDPOINT)).isFalse();
  }

  /** As load balancers do. */
  @Test
  void aRequestTimeoutOnAnIdleConnectionIsNotUnsolicited() throws Exception {
    exchange();
    wire.arrive("HTTP/1.0 408 Request Time-out\r\n\r\n");

    assertThat(guard.isUnfit()).isTrue();
    assertThat(connections.isBanned(ENDPOINT)).isFalse();
  }

  @Test
  void anIdleConnectionReportsAtOnceThatNothingHasArrived() throws Exception {
    exchange();

    assertThatThrownBy(() -> guard.input().read()).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void aConnectionWithoutAnExchangeIsPassedThrough() throws Exception {
    wire.arrive("{}HTTP");

    send("any");
    assertThat(guard.isUnfit()).isFalse();
    assertThat(guard.input().read(new byte[100])).isEqualTo(6);
  }

  private void exchange() throws IOException {
    begin();
    send("POST");
    respond();
    assertThat(guard.end()).isFalse();
    assertThat(wire.isAborted).isFalse();
  }

  private void respond() throws IOException {
    wire.arrive("HTTP/1.1 200 OK\r\n\r\n{}");
    read("HTTP/1.1 200 OK\r\n\r\n".length());
    guard.head(TWO_BYTES);
    read(2);
  }

  private void begin() {
    guard.begin(ENDPOINT, "a", false);
  }

  private void send(String text) throws IOException {
    guard.output().write(text.getBytes(US_ASCII));
  }

  private String read(int bytes) throws IOException {
    return new String(guard.input().readNBytes(bytes), US_ASCII);
  }

  /** A connection whose bytes arrive when the test sends them. */
  private static final class Wire implements Transport {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final StringBuilder arrived = new StringBuilder();
    private boolean isAborted;

    private void arrive(String text) {
      arrived.append(text);
    }

    @Override
    public InputStream input() {
      return new InputStream() {
        @Override
        public int read() {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
          int count = Math.min(length, arrived.length());
          byte[] next = arrived.substring(0, count).getBytes(US_ASCII);
          System.arraycopy(next, 0, bytes, offset, count);
          arrived.delete(0, count);
          return count == 0 ? -1 : count;
        }

        @Override
        public int available() {
          return arrived.length();
        }
      };
    }

    @Override
    public OutputStream output() {
      return sent;
    }

    @Override
    public PeekResult peek() {
      return arrived.isEmpty() ? PeekResult.QUIET : PeekResult.BYTES;
    }

    @Override
    public void abort() {
      isAborted = true;
    }
  }
}
