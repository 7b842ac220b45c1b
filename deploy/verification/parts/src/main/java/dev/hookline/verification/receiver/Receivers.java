package dev.hookline.verification.receiver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Webhook receivers that respond by script. They implement just enough HTTP/1.1 over plain sockets:
 * the JDK's server takes twice as long and three times the CPU, which would distort the
 * measurements.
 */
public final class Receivers implements AutoCloseable {

  private static final int BACKLOG = 4096;

  /**
   * A request that arrived.
   *
   * @param path as sent, with its query
   * @param attempt 0 if the request names none
   */
  public record Request(String path, int attempt, RequestHead head, byte[] body) {}

  /**
   * The response to a request.
   *
   * @param retryAfter the {@code Retry-After} header in seconds; 0 for none
   */
  public record Response(int status, byte[] body, int retryAfter) {

    /** Creates a response without further headers. */
    public Response(int status, byte[] body) {
      this(status, body, 0);
    }
  }

  /** Decides the response to a request, on the connection's own thread. */
  public interface Script {

    /** Returns the response, after the receiver's latency. */
    Response respond(Request request) throws InterruptedException;
  }

  private final ServerSocket server;
  private final String host;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Receivers(ServerSocket server, String host, Script script) {
    this.server = server;
    this.host = host;
    this.script = script;
  }

  /**
   * Opens receivers.
   *
   * @param host the name or address at which workers reach this machine; null for loopback only
   * @param port the port; 0 for a free one
   */
  public static Receivers open(@Nullable String host, int port, Script script) throws IOException {
    return host == null
        ? open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), script)
        : open(host, new InetSocketAddress(local(host), port), script);
  }

  /** Opens receivers on loopback only, on a free port. */
  public static Receivers open(Script script) throws IOException {
    return open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), script);
  }

  /** Opens receivers at an address of this machine. */
  public static Receivers open(InetSocketAddress address, Script script) throws IOException {
    return open(address.getAddress().getHostAddress(), address, script);
  }

  private static Receivers open(String host, InetSocketAddress address, Script script)
      throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.bind(address, BACKLOG);
    } catch (IOException e) {
      server.close();
      throw new IOException(
          "receivers cannot listen on port %d: %s".formatted(address.getPort(), e.getMessage()), e);
    }
    Receivers receivers = new Receivers(server, host, script);
    start("receivers", receivers::accept);
    return receivers;
  }

  /** A name that is not this machine's own, as behind a proxy, means all addresses. */
  private static InetAddress local(String host) throws IOException {
    InetAddress named = InetAddress.getByName(host);
    boolean isOwn = NetworkInterface.getByInetAddress(named) != null;
    return isOwn ? named : new InetSocketAddress(0).getAddress();
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns the url of a receiver. */
  public String url(String name) {
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return "http://%s:%d/%s".formatted(literal, server.getLocalPort(), name);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        start("receiver", () -> serve(socket));
      } catch (IOException e) {
        // closed, or the client disconnected before it was accepted
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new ReceiverConnection(socket, script).serve();
    } catch (IOException e) {
      // the client disconnected
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
