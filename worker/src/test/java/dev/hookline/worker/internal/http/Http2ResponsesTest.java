package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.internal.http.ScriptedServer.Peer;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** On HTTP/2 a response names its request, and an unsolicited one reaches nobody. */
class Http2ResponsesTest {

  private static final int PREFACE_BYTES = 24;
  private static final byte DATA = 0;
  private static final byte HEADERS = 1;
  private static final byte SETTINGS = 4;
  private static final byte END_STREAM = 1;
  private static final byte END_HEADERS = 4;
  private static final byte ACK = 1;

  /** {@code :status: 200} by the static table of HPACK, RFC 7541, appendix A. */
  private static final byte[] OK = {(byte) 0x88};

  private static final byte[] NOTHING = {};

  @Test
  void responsesOnStreamsThatAreNotOpenReachNoLaterRequest() throws Exception {
    HandshakeCertificates own = certificates();
    OkHttpClient.Builder trusting =
        new OkHttpClient.Builder().sslSocketFactory(own.sslSocketFactory(), own.trustManager());
    try (HttpStack http = new HttpStack(AddressPolicy.standard(), trusting);
        ScriptedServer server = new ScriptedServer(http2(own), Http2ResponsesTest::serve)) {
      String url = server.url().replace("http:", "https:");

      for (int i = 1; i <= 5; i++) {
        assertThat(
                new TestClient(http)
                    .call(TestClient.webhook(url).build(), "\"own %d\"".formatted(i)))
            .isEqualTo("\"own %d\"".formatted(i));
      }
      // one to learn the protocol, and one for all later calls
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  /** Responds to each request, and twice more: on its own stream and on the next ones. */
  private static void serve(Peer peer) throws IOException {
    peer.read(PREFACE_BYTES);
    send(peer, SETTINGS, (byte) 0, 0, NOTHING);
    while (true) {
      ByteBuffer head = ByteBuffer.wrap(peer.read(9));
      int length = (head.get() & 0xFF) << 16 | (head.getShort() & 0xFFFF);
      byte type = head.get();
      byte flags = head.get();
      int stream = head.getInt();
      byte[] content = peer.read(length);
      if (type == SETTINGS && flags != ACK) {
        send(peer, SETTINGS, ACK, 0, NOTHING);
      } else if (type == DATA && (flags & END_STREAM) != 0) {
        // the next ones are not open yet
        respond(peer, stream + 2, "\"unasked\"".getBytes(US_ASCII));
        respond(peer, stream, content);
        respond(peer, stream, "\"unasked\"".getBytes(US_ASCII));
        respond(peer, stream + 4, "\"unasked\"".getBytes(US_ASCII));
      }
    }
  }

  private static void respond(Peer peer, int stream, byte[] content) throws IOException {
    send(peer, HEADERS, END_HEADERS, stream, OK);
    send(peer, DATA, END_STREAM, stream, content);
  }

  private static void send(Peer peer, byte type, byte flags, int stream, byte[] content)
      throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + content.length);
    frame.put((byte) 0).putShort((short) content.length).put(type).put(flags).putInt(stream);
    peer.send(frame.put(content).array());
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
