package dev.hookline.verification.chaos.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP proxy between two programs that can be disturbed. Thread-safe. */
public final class Link implements AutoCloseable {

  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final InetAddress from;
  private final Gate gate = new Gate();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Link(ServerSocket listener, InetSocketAddress target, InetAddress from) {
    this.listener = listener;
    this.target = target;
    this.from = from;
  }

  /**
   * Opens a link.
   *
   * @param listen the address that one program connects to; port 0 for a free port
   * @param target the address that the other listens on
   * @param from the source address that the other program sees
   */
  public static Link open(InetSocketAddress listen, InetSocketAddress target, InetAddress from)
      throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.setReuseAddress(true);
    listener.bind(listen);
    Link link = new Link(listener, target, from);
    daemon(link::accept);
    return link;
  }

  public String address() {
    return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
  }

  /** Resets every connection, and each new one. */
  public void cut() {
    gate.cut();
    open.forEach(Link::reset);
  }

  /** Passes nothing on. */
  public void hold() {
    gate.hold();
  }

  /** Passes everything on with a delay. */
  public void slow(int millis) {
    gate.slow(millis);
  }

  public void restore() {
    gate.restore();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        open.add(near);
        daemon(() -> connect(near));
      } catch (IOException e) {
        // closed, or the program was killed while it connected
      }
    }
  }

  private void connect(Socket near) {
    Socket far = new Socket();
    open.add(far);
    try {
      if (gate.isCut()) {
        throw new IOException("cut");
      }
      far.bind(new InetSocketAddress(from, 0));
      far.connect(target);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
    } catch (IOException e) {
      end(near, far);
      return;
    }
    AtomicInteger halves = new AtomicInteger(2);
    daemon(() -> pump(near, far, halves));
    daemon(() -> pump(far, near, halves));
  }

  /**
   * Forwards one side's bytes and the end of its stream: the other side may still send, as on a
   * direct connection.
   */
  private void pump(Socket in, Socket out, AtomicInteger halves) {
    byte[] buffer = new byte[64 * 1024];
    try {
      for (int count = in.getInputStream().read(buffer);
          count >= 0;
          count = in.getInputStream().read(buffer)) {
        gate.pass();
        out.getOutputStream().write(buffer, 0, count);
      }
      gate.pass();
      out.shutdownOutput();
      if (halves.decrementAndGet() > 0) {
        return;
      }
    } catch (IOException e) {
      // one side failed: reset the other too
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(in, out);
  }

  private void end(Socket one, Socket other) {
    reset(one);
    reset(other);
    open.remove(one);
    open.remove(other);
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // it is closed
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "link");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(Link::reset);
  }
}
