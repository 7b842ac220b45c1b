package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A proxy of HTTP and SOCKS 5 that knows where names lead, and may ask who calls. */
public final class TestProxy implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, InetSocketAddress> names = new ConcurrentHashMap<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final String login;
  private final Future<Void> accepting;
  private volatile int reply;

  /**
   * Makes a proxy.
   *
   * @param login the user's name, a colon and the password; empty where anybody may use it
   */
  public TestProxy(String login) throws IOException {
    this.login = login;
    accepting = threads.submit(this::accept);
  }

  public TestProxy leading(String nameAndPort, int port) {
    names.put(nameAndPort, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return this;
  }

  /** Refuses with this status of HTTP or reply of SOCKS. */
  void refuse(int with) {
    reply = with;
  }

  /** Returns what was asked for: a request line, or {@code SOCKS} and the target. */
  public List<String> seen() {
    return seen;
  }

  public int port() {
    return server.getLocalPort();
  }

  private Void accept() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      threads.submit(
          () -> {
            try (socket) {
              serve(socket);
            }
            return null;
          });
    }
    return null;
  }

  private void serve(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    int first = in.read();
    if (first == 5) {
      socks(socket, in);
    } else if (first >= 0) {
      http(socket, in, (char) first + line(in));
    }
  }

  private void http(Socket socket, InputStream in, String requestLine) throws IOException {
    seen.add(requestLine);
    StringBuilder headers = new StringBuilder();
    boolean isAllowed = login.isEmpty();
    String expected = Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(java.util.Locale.ROOT).startsWith("proxy-authorization:")) {
        isAllowed |= header.endsWith(" Basic " + expected);
      } else {
        headers.append(header).append("\r\n");
      }
    }
    OutputStream out = socket.getOutputStream();
    int status = isAllowed ? reply : 407;
    if (status != 0) {
      String body = "you are " + expected;
      send(
          out,
          "HTTP/1.1 %d No\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body));
      return;
    }
    String[] parts = requestLine.split(" ");
    boolean isTunnel = parts[0].equals("CONNECT");
    String rest = isTunnel ? parts[1] : parts[1].substring("http://".length());
    String target = rest.split("/")[0];
    try (Socket endpoint = connect(target.contains(":") ? target : target + ":80")) {
      if (isTunnel) {
        send(out, "HTTP/1.1 200 OK\r\n\r\n");
      } else {
        String path = rest.substring(target.length());
        send(
            endpoint.getOutputStream(),
            "%s %s HTTP/1.1\r\n%s\r\n".formatted(parts[0], path, headers));
      }
      relay(socket, endpoint);
    }
  }

  private void socks(Socket socket, InputStream in) throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] methods = in.readNBytes(in.read());
    int method = login.isEmpty() ? 0 : new String(methods, ISO_8859_1).indexOf(2) < 0 ? 0xFF : 2;
    out.write(new byte[] {5, (byte) method});
    if (method == 0xFF) {
      return;
    }
    if (method == 2) {
      in.read();
      String both = text(in) + ":" + text(in);
      out.write(new byte[] {1, (byte) (both.equals(login) ? 0 : 1)});
      if (!both.equals(login)) {
        return;
      }
    }
    in.readNBytes(3);
    int type = in.read();
    String host =
        type == 3
            ? text(in)
            : InetAddress.getByAddress(in.readNBytes(type == 1 ? 4 : 16)).getHostAddress();
    String target = host + ":" + (in.read() << 8 | in.read());
    seen.add("SOCKS " + target);
    out.write(new byte[] {5, (byte) reply, 0, 1, 0, 0, 0, 0, 0, 0});
    if (reply == 0) {
      try (Socket endpoint = connect(target)) {
        relay(socket, endpoint);
      }
    }
  }

  private Socket connect(String target) throws IOException {
    InetSocketAddress address = names.get(target);
    if (address == null) {
      throw new IOException("no such name " + target);
    }
    return new Socket(address.getAddress(), address.getPort());
  }

  private void relay(Socket client, Socket endpoint) throws IOException {
    threads.submit(
        () -> {
          client.getInputStream().transferTo(endpoint.getOutputStream());
          endpoint.shutdownOutput();
          return null;
        });
    endpoint.getInputStream().transferTo(client.getOutputStream());
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readNBytes(in.read()), UTF_8);
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      // until then, the system still accepts connections
      accepting.get();
    } catch (ExecutionException | InterruptedException e) {
      // the socket is closed
    }
    threads.shutdownNow();
  }
}
