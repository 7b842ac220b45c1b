package dev.hookline.worker.internal.http;

import static dev.hookline.contract.FailureCode.CONNECTION_RESET;
import static dev.hookline.contract.FailureCode.CONNECT_TIMEOUT;
import static dev.hookline.contract.FailureCode.TLS_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.contract.FailureCode;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.http.ScriptedServer.Peer;
import dev.hookline.worker.internal.http.ScriptedServer.Script;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is sent to a receiver whose certificate or handshake is wrong. */
class HostileTlsTest {

  private static final HeldCertificate ROOT =
      new HeldCertificate.Builder().certificateAuthority(1).build();
  private static final HeldCertificate OTHER_ROOT =
      new HeldCertificate.Builder().certificateAuthority(1).build();
  private static final HeldCertificate LEAF = signed(ROOT, "127.0.0.1", 0);

  private enum Certificate {
    EXPIRED(signed(ROOT, "127.0.0.1", -10)),
    NOT_YET_VALID(signed(ROOT, "127.0.0.1", 10)),
    OF_ANOTHER_HOST(signed(ROOT, "other.test", 0)),
    OF_ANOTHER_ADDRESS(signed(ROOT, "127.0.0.2", 0)),
    WITHOUT_NAMES(new HeldCertificate.Builder().commonName("127.0.0.1").signedBy(ROOT).build()),
    SELF_SIGNED(new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build()),
    OF_AN_UNKNOWN_CA(signed(OTHER_ROOT, "127.0.0.1", 0)),
    OF_A_CERTIFICATE_THAT_IS_NO_CA(signed(LEAF, "127.0.0.1", 0), LEAF);

    private final HandshakeCertificates server;

    Certificate(HeldCertificate own, HeldCertificate... others) {
      X509Certificate[] chain =
          Arrays.stream(others).map(HeldCertificate::certificate).toArray(X509Certificate[]::new);
      server = new HandshakeCertificates.Builder().heldCertificate(own, chain).build();
    }
  }

  private enum Handshake {
    CLOSES(TLS_ERROR, peer -> {}),
    CLOSES_AFTER_THE_HELLO(TLS_ERROR, peer -> peer.read(10)),
    RESETS(CONNECTION_RESET, Peer::reset),
    SAYS_NOTHING(CONNECT_TIMEOUT, Peer::awaitEnd),
    DRIPS(
        CONNECT_TIMEOUT,
        peer -> {
          peer.send("\26\3\3\77\0");
          while (true) {
            peer.send("\0");
            TimeUnit.MILLISECONDS.sleep(50);
          }
        }),
    SPEAKS_HTTP(TLS_ERROR, peer -> peer.send("HTTP/1.1 400 Bad Request\r\n\r\n")),
    SENDS_AN_ALERT(TLS_ERROR, peer -> peer.send("\25\3\3\0\2\2\50")),
    SENDS_A_RECORD_WITHOUT_END(
        TLS_ERROR,
        peer -> {
          String record = "\26\3\3\77\0" + "\2".repeat(0x3F00);
          while (true) {
            peer.send(record);
          }
        });

    private final FailureCode code;
    private final Script script;

    Handshake(FailureCode code, Script script) {
      this.code = code;
      this.script = script;
    }
  }

  private final HandshakeCertificates client =
      new HandshakeCertificates.Builder().addTrustedCertificate(ROOT.certificate()).build();
  private final HttpStack http =
      new HttpStack(
          AddressPolicy.standard(),
          new OkHttpClient.Builder()
              .sslSocketFactory(client.sslSocketFactory(), client.trustManager()));

  @AfterEach
  void stop() {
    http.close();
  }

  @ParameterizedTest
  @EnumSource
  void aWrongCertificateIsATlsError(Certificate certificate) throws Exception {
    assertThat(requestTo(socket(certificate.server), null, 10))
        .isEqualTo("tls_error without request");
  }

  @Test
  void aProtocolThatIsTooOldIsATlsError() throws Exception {
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(LEAF).build();
    SSLServerSocket socket = socket(server);
    socket.setEnabledProtocols(new String[] {"TLSv1.1"});

    assertThat(requestTo(socket, null, 10)).isEqualTo("tls_error without request");
  }

  /** Otherwise a client that trusts nobody would pass. */
  @Test
  void aValidCertificateIsTrusted() throws Exception {
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(LEAF).build();

    assertThat(requestTo(socket(server), null, 10)).isEqualTo("ok");
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 15, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aWrongHandshakeEndsTheAttemptWithItsCode(Handshake handshake) throws Exception {
    assertThat(
            requestTo(
                new ServerSocket(), handshake.script, handshake.code == CONNECT_TIMEOUT ? 1 : 10))
        .isEqualTo(handshake.code.code() + " without request");
  }

  /** Calls a server that responds as the script, or well, and returns how it ended. */
  private String requestTo(ServerSocket socket, @Nullable Script script, int timeout)
      throws IOException {
    StringBuilder requests = new StringBuilder();
    Script responding =
        peer -> {
          requests.append(peer.request());
          peer.send(ScriptedServer.ok("{}"));
        };
    try (ScriptedServer server = new ScriptedServer(socket, script == null ? responding : script)) {
      AttemptOutcome outcome =
          new Outcomes(http, Map.of(), null)
              .of(Outcomes.webhook(server.url().replace("http:", "https:")).timeout(timeout));
      return outcome instanceof AttemptOutcome.Failed failed
          ? failed.code().code() + (requests.length() == 0 ? " without request" : "")
          : "ok";
    }
  }

  private static HeldCertificate signed(HeldCertificate by, String name, int fromDays) {
    Instant now = Instant.now();
    return new HeldCertificate.Builder()
        .addSubjectAlternativeName(name)
        .signedBy(by)
        .validityInterval(
            now.plus(Duration.ofDays(fromDays)).minusSeconds(3600).toEpochMilli(),
            now.plus(Duration.ofDays(fromDays)).plusSeconds(3600).toEpochMilli())
        .build();
  }

  private static SSLServerSocket socket(HandshakeCertificates server) throws IOException {
    return (SSLServerSocket) server.sslContext().getServerSocketFactory().createServerSocket();
  }
}
