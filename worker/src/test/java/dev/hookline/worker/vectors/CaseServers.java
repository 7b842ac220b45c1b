package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The servers that the placeholders of a case name, all on loopback and with its script; each
 * starts when a text first names it, and keeps its port until all are closed.
 */
final class CaseServers implements AutoCloseable {

  private static final int BACKLOG = 50;
  private static final String FIRST = "";
  private static final String SECOND = "BASE2:";
  private static final String TLS = "TLSHOST:";

  /** Not trusted by any client. */
  static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

  private final Map<String, ScriptedServer> servers = new ConcurrentHashMap<>();
  private final JsonNode script;
  private final ScriptedServer.Observer observer;

  /** Bound but not listening: its port refuses connections and cannot be reused. */
  private final Socket closed = new Socket();

  CaseServers(JsonNode script, ScriptedServer.Observer observer) {
    this.script = script;
    this.observer = observer;
    try {
      closed.bind(new InetSocketAddress(loopback(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String replace(String text) {
    String replaced = text.replace("${CLOSED}", "127.0.0.1:" + closed.getLocalPort());
    replaced = replace(replaced, "${BASE}", "http://", FIRST);
    replaced = replace(replaced, "${HOST}", "", FIRST);
    replaced = replace(replaced, "${BASE2}", "http://", SECOND);
    replaced = replace(replaced, "${HOST2}", "", SECOND);
    return replace(replaced, "${TLSHOST}", "", TLS);
  }

  private String replace(String text, String placeholder, String scheme, String prefix) {
    return text.contains(placeholder)
        ? text.replace(placeholder, scheme + servers.computeIfAbsent(prefix, this::start).host())
        : text;
  }

  private ScriptedServer start(String prefix) {
    if (closed.isClosed()) {
      throw new IllegalStateException("the case has ended");
    }
    ServerSocketFactory sockets = prefix.equals(TLS) ? tls() : ServerSocketFactory.getDefault();
    try {
      ServerSocket listener = sockets.createServerSocket(0, BACKLOG, loopback());
      ScriptedServer server = new ScriptedServer(prefix, script, listener);
      server.start(this::replace, observer);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocketFactory tls() {
    return new HandshakeCertificates.Builder()
        .heldCertificate(CERTIFICATE)
        .build()
        .sslContext()
        .getServerSocketFactory();
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByName("127.0.0.1");
  }

  @Override
  public void close() {
    try {
      closed.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    servers.values().forEach(ScriptedServer::close);
  }
}
