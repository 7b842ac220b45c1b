package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The servers that the placeholders of a case name, all on loopback and with its script. */
final class CaseServers implements AutoCloseable {

  private static final int BACKLOG = 50;

  /** Of nobody that a client trusts. */
  static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

  private final ScriptedServer first;
  private final ScriptedServer second;
  private final ScriptedServer tls;
  private final String closed;

  CaseServers(JsonNode script, ScriptedServer.Observer observer) {
    ServerSocketFactory plain = ServerSocketFactory.getDefault();
    first = new ScriptedServer("", script, socket(plain));
    second = new ScriptedServer("BASE2:", script, socket(plain));
    tls =
        new ScriptedServer(
            "TLSHOST:",
            script,
            socket(
                new HandshakeCertificates.Builder()
                    .heldCertificate(CERTIFICATE)
                    .build()
                    .sslContext()
                    .getServerSocketFactory()));
    closed = closedAddress();
    first.start(this::replace, observer);
    second.start(this::replace, observer);
    tls.start(this::replace, observer);
  }

  String replace(String text) {
    return text.replace("${BASE}", "http://" + first.host())
        .replace("${HOST}", first.host())
        .replace("${BASE2}", "http://" + second.host())
        .replace("${HOST2}", second.host())
        .replace("${TLSHOST}", tls.host())
        .replace("${CLOSED}", closed);
  }

  private static ServerSocket socket(ServerSocketFactory sockets) {
    try {
      return sockets.createServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String closedAddress() {
    try (ServerSocket socket = socket(ServerSocketFactory.getDefault())) {
      return "127.0.0.1:" + socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    first.close();
    second.close();
    tls.close();
  }
}
