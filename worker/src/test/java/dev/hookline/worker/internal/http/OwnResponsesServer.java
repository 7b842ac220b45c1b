package dev.hookline.worker.internal.http;

import dev.hookline.worker.internal.http.ScriptedServer.Peer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** An endpoint that echoes requests, and then does what its script says. */
final class OwnResponsesServer implements AutoCloseable {

  /** What the endpoint does for one request; R is its response, U an unsolicited one. */
  enum Step {
    GOOD,
    CHUNKED,
    TWICE,
    TWICE_CHUNKED,
    TWICE_APART,
    TWICE_LATE,
    TWICE_LATER,
    MORE_THAN_LENGTH,
    LESS_THAN_LENGTH,
    INTERIM,
    GARBAGE_AFTER,
    CLOSES,
    CLOSES_BEFORE,
    CUT
  }

  private final List<List<Step>> connections;
  private final ScriptedServer server;
  private final boolean hasTls;

  /** Advances when nothing is left to send. */
  private final Phaser pending = new Phaser(1);

  OwnResponsesServer(List<List<Step>> connections, @Nullable SSLContext tls) throws IOException {
    this.connections = connections;
    this.hasTls = tls != null;
    ServerSocket socket =
        tls == null ? new ServerSocket() : tls.getServerSocketFactory().createServerSocket();
    server = new ScriptedServer(socket, this::serve);
  }

  String url() {
    return hasTls ? server.url().replace("http:", "https:") : server.url();
  }

  int connections() {
    return server.connections();
  }

  /** Waits until everything is sent. */
  void awaitQuiet() {
    pending.arriveAndAwaitAdvance();
  }

  private void serve(Peer peer) throws IOException, InterruptedException {
    List<Step> steps = connections.get((peer.number() - 1) % connections.size());
    for (int i = 0; ; i++) {
      String event = peer.requestBody();
      if (event.isEmpty()) {
        return;
      }
      pending.register();
      try {
        if (!respond(peer, steps.get(i % steps.size()), "\"" + event + "\"")) {
          return;
        }
      } finally {
        pending.arriveAndDeregister();
      }
    }
  }

  /** Returns whether the connection stays open. */
  private static boolean respond(Peer peer, Step step, String own)
      throws IOException, InterruptedException {
    String good = response(own, own.length());
    String unsolicited = response("\"unasked\"", 9);
    switch (step) {
      case GOOD -> peer.send(good);
      case CHUNKED -> peer.send(chunked(own));
      case TWICE -> peer.send(good + unsolicited);
      case TWICE_CHUNKED -> peer.send(chunked(own) + chunked("\"unasked\""));
      case TWICE_APART -> twice(peer, good, unsolicited, 0);
      case TWICE_LATE -> twice(peer, good, unsolicited, 1);
      case TWICE_LATER -> twice(peer, good, unsolicited, 5);
      case MORE_THAN_LENGTH -> peer.send(response(own + unsolicited, own.length()));
      case INTERIM -> peer.send("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(20) + good);
      case GARBAGE_AFTER -> peer.send(good + "\u0000\r\n");
      case LESS_THAN_LENGTH -> peer.send(response(own, own.length() + 9));
      case CUT -> peer.send(good.substring(0, good.length() / 2));
      case CLOSES -> peer.send(good);
      case CLOSES_BEFORE -> {}
    }
    return step.compareTo(Step.CLOSES) < 0 && step != Step.LESS_THAN_LENGTH;
  }

  private static void twice(Peer peer, String good, String unsolicited, int millis)
      throws IOException, InterruptedException {
    // takes as long itself, so that the second one may arrive while another request is in flight
    TimeUnit.MILLISECONDS.sleep(millis);
    peer.send(good);
    TimeUnit.MILLISECONDS.sleep(millis);
    peer.send(unsolicited);
  }

  private static String response(String content, int length) {
    return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(length, content);
  }

  private static String chunked(String content) {
    int half = content.length() / 2;
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n"
        .formatted(
            half, content.substring(0, half), content.length() - half, content.substring(half));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
