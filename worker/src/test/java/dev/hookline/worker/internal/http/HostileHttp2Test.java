package dev.hookline.worker.internal.http;

import static dev.hookline.contract.FailureCode.CONNECTION_RESET;
import static dev.hookline.contract.FailureCode.INVALID_RESPONSE;
import static dev.hookline.contract.FailureCode.RESPONSE_TOO_LARGE;
import static dev.hookline.contract.FailureCode.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.contract.FailureCode;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.http.ScriptedServer.Peer;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a receiver sends by HTTP/2, an attempt ends in time, with a code. */
class HostileHttp2Test {

  private static final int PREFACE_BYTES = 24;
  private static final int FRAME_BYTES = 16_384;
  private static final long MAX_SENT = 64L * 1024 * 1024;

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PUSH_PROMISE = 5;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int ACK = 1;

  /** By HPACK's static table: {@code :status: 200}, and {@code x: 1} without indexing. */
  private static final byte[] OK = {(byte) 0x88};

  private static final byte[] EARLY_HINTS = {8, 3, '1', '0', '3'};
  private static final byte[] HEADER = {0, 1, 'x', 1, '1'};
  private static final byte[] NOTHING = {};

  private enum Hostile {
    RESETS_THE_STREAM(CONNECTION_RESET, peer -> send(peer, RST_STREAM, 0, 3, new byte[4])),
    GOES_AWAY(CONNECTION_RESET, peer -> send(peer, GOAWAY, 0, 0, new byte[8])),
    CLOSES(CONNECTION_RESET, peer -> {}),
    SENDS_A_FRAME_BEYOND_THE_LIMIT(
        INVALID_RESPONSE,
        peer -> {
          peer.send(new byte[] {127, 0, 0, 0, 0, 0, 0, 0, 3});
          peer.awaitEnd();
        }),
    SENDS_NOTHING(TIMEOUT, Peer::awaitEnd),
    SENDS_EMPTY_DATA_WITHOUT_END(
        TIMEOUT,
        peer -> {
          send(peer, HEADERS, END_HEADERS, 3, OK);
          flood(peer, DATA, 0, 3, NOTHING);
        }),
    SENDS_DATA_WITHOUT_END(
        RESPONSE_TOO_LARGE,
        peer -> {
          send(peer, HEADERS, END_HEADERS, 3, OK);
          flood(peer, DATA, 0, 3, new byte[FRAME_BYTES]);
        }),
    SENDS_HEADERS_WITHOUT_END(
        INVALID_RESPONSE,
        peer -> {
          send(peer, HEADERS, 0, 3, OK);
          flood(peer, CONTINUATION, 0, 3, repeated(HEADER));
        }),
    SENDS_INTERIM_RESPONSES_WITHOUT_END(
        INVALID_RESPONSE, peer -> flood(peer, HEADERS, END_HEADERS, 3, EARLY_HINTS)),
    SENDS_TRAILERS_WITHOUT_END(
        INVALID_RESPONSE,
        peer -> {
          send(peer, HEADERS, END_HEADERS, 3, OK);
          flood(peer, HEADERS, END_HEADERS, 3, HEADER);
        }),
    SENDS_PINGS_WITHOUT_END(INVALID_RESPONSE, peer -> flood(peer, PING, 0, 0, new byte[8])),
    SENDS_SETTINGS_WITHOUT_END(INVALID_RESPONSE, peer -> flood(peer, SETTINGS, 0, 0, NOTHING)),
    PUSHES_WITHOUT_END(
        INVALID_RESPONSE,
        peer -> flood(peer, PUSH_PROMISE, END_HEADERS, 3, new byte[] {0, 0, 0, 2, (byte) 0x88}));

    private final FailureCode code;
    private final ScriptedServer.Script script;

    Hostile(FailureCode code, ScriptedServer.Script script) {
      this.code = code;
      this.script = script;
    }
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 15, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aResponseEndsTheAttemptWithItsCode(Hostile hostile) throws Exception {
    HandshakeCertificates own = certificates();
    OkHttpClient.Builder trusting =
        new OkHttpClient.Builder().sslSocketFactory(own.sslSocketFactory(), own.trustManager());
    try (HttpStack http = new HttpStack(AddressPolicy.standard(), trusting);
        ScriptedServer server =
            new ScriptedServer(
                http2(own),
                peer -> {
                  awaitRequest(peer);
                  hostile.script.run(peer);
                })) {
      String url = server.url().replace("http:", "https:");

      AttemptOutcome outcome =
          new Outcomes(http, Map.of(), null)
              .of(Outcomes.webhook(url).timeout(hostile.code == TIMEOUT ? 1 : 10));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              AttemptOutcome.Failed.class,
              failed -> assertThat(failed.code()).as(failed.message()).isEqualTo(hostile.code));
      if (hostile.code != TIMEOUT) {
        assertThat(server.sentBytes()).isLessThan(MAX_SENT);
      }
    }
  }

  private static void awaitRequest(Peer peer) throws IOException {
    peer.read(PREFACE_BYTES);
    send(peer, SETTINGS, 0, 0, NOTHING);
    while (true) {
      ByteBuffer head = ByteBuffer.wrap(peer.read(9));
      int length = (head.get() & 0xFF) << 16 | (head.getShort() & 0xFFFF);
      byte type = head.get();
      byte flags = head.get();
      peer.read(length);
      if (type == SETTINGS && flags != ACK) {
        send(peer, SETTINGS, ACK, 0, NOTHING);
      } else if (type == DATA && (flags & END_STREAM) != 0) {
        return;
      }
    }
  }

  private static void flood(Peer peer, int type, int flags, int stream, byte[] content)
      throws IOException {
    byte[] one = frame(type, flags, stream, content);
    ByteBuffer many = ByteBuffer.allocate(one.length * Math.max(1, 65_536 / one.length));
    while (many.hasRemaining()) {
      many.put(one);
    }
    while (true) {
      peer.send(many.array());
    }
  }

  private static byte[] repeated(byte[] part) {
    ByteBuffer many = ByteBuffer.allocate(part.length * (FRAME_BYTES / part.length));
    while (many.hasRemaining()) {
      many.put(part);
    }
    return many.array();
  }

  private static void send(Peer peer, int type, int flags, int stream, byte[] content)
      throws IOException {
    peer.send(frame(type, flags, stream, content));
  }

  private static byte[] frame(int type, int flags, int stream, byte[] content) {
    return ByteBuffer.allocate(9 + content.length)
        .put((byte) (content.length >> 16))
        .putShort((short) content.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(content)
        .array();
  }

  private static HandshakeCertificates certificates() {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    return new HandshakeCertificates.Builder()
        .heldCertificate(held)
        .addTrustedCertificate(held.certificate())
        .build();
  }

  private static SSLServerSocket http2(HandshakeCertificates own) throws IOException {
    SSLServerSocket socket =
        (SSLServerSocket) own.sslContext().getServerSocketFactory().createServerSocket();
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    return socket;
  }
}
