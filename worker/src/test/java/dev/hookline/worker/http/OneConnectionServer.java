package dev.hookline.worker.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers {@code {}} to every request, and may close its connection after it without a word. */
final class OneConnectionServer implements AutoCloseable {

  private final ServerSocket socket;
  private final String head;
  private final boolean closes;
  private final AtomicInteger connections = new AtomicInteger();
  private final Semaphore closed = new Semaphore(0);

  /** Makes the server; the head is that of its answers, without length. */
  OneConnectionServer(String head, boolean closes) {
    this.head = head;
    this.closes = closes;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "one-connection-server");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/a";
  }

  int connections() {
    return connections.get();
  }

  /** Waits until the connection of an answer is closed. */
  void awaitClosed() {
    closed.acquireUninterruptibly();
  }

  private void serve() {
    while (true) {
      try (Socket connection = socket.accept()) {
        connections.incrementAndGet();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
        while (answer(in, connection) && !closes) {
          // the next request on the same connection
        }
      } catch (IOException e) {
        if (socket.isClosed()) {
          return;
        }
      }
      closed.release();
    }
  }

  private boolean answer(BufferedReader in, Socket connection) throws IOException {
    int length = 0;
    String line = in.readLine();
    if (line == null) {
      return false;
    }
    for (; !line.isEmpty(); line = in.readLine()) {
      if (line.startsWith("Content-Length:")) {
        length = Integer.parseInt(line.substring("Content-Length:".length()).strip());
      }
    }
    in.skip(length);
    connection
        .getOutputStream()
        .write((head + "\r\nContent-Length: 2\r\n\r\n{}").getBytes(ISO_8859_1));
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
