package dev.hookline.worker.vectors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A server on a raw socket that does exactly what the script of a case says. */
final class ScriptedServer implements AutoCloseable {

  /** A request as it arrived; {@code number} counts those of its name. */
  record Request(
      String name, int number, String method, String target, byte[] body, long arrivedNanos) {}

  private static final int RESET_AFTER_MILLIS = 60;
  private static final Set<Integer> WITHOUT_BODY = Set.of(100, 101, 102, 103, 204, 304);

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final String prefix;
  private final JsonNode script;
  private volatile UnaryOperator<String> placeholders = UnaryOperator.identity();
  private volatile Consumer<Request> observer = request -> {};

  ScriptedServer(String prefix, JsonNode script) {
    this.prefix = prefix;
    this.script = script;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String host() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  void start(UnaryOperator<String> placeholders, Consumer<Request> observer) {
    this.placeholders = placeholders;
    this.observer = observer;
    threads.execute(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed: the case has ended
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean open = true;
      while (open) {
        String line = line(in);
        if (line.isEmpty()) {
          return;
        }
        open = answer(socket, request(line, in));
      }
    } catch (IOException e) {
      // the client went away
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Request request(String line, InputStream in) throws IOException {
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).trim());
      }
    }
    byte[] body = in.readNBytes(length);
    String method = line.substring(0, line.indexOf(' '));
    String target = line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
    String path = target.startsWith("/") ? target.substring(1) : target;
    String name = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    int number = counts.computeIfAbsent(name, n -> new AtomicInteger()).incrementAndGet();
    return new Request(prefix + name, number, method, target, body, System.nanoTime());
  }

  private boolean answer(Socket socket, Request request) throws IOException, InterruptedException {
    observer.accept(request);
    JsonNode steps = script.path(request.name().substring(prefix.length()));
    if (steps.isEmpty()) {
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 404 Not Found\r\nContent-Length: 19\r\n\r\n{\"unscripted\":true}"
                  .getBytes(UTF_8));
      return true;
    }
    JsonNode step = steps.get(Math.min(request.number(), steps.size()) - 1);
    TimeUnit.MILLISECONDS.sleep(step.path("delayMs").asInt(0));
    switch (step.path("action").asText()) {
      case "respond":
        return respond(socket, request, step);
      case "raw":
        socket.getOutputStream().write(replaced(Bodies.of(step.get("raw"))));
        return false;
      case "reset":
        socket.setSoLinger(true, 0);
        return false;
      default:
        return false;
    }
  }

  private boolean respond(Socket socket, Request request, JsonNode step)
      throws IOException, InterruptedException {
    int status = step.path("status").asInt();
    byte[] body = Bodies.of(step.path("body"));
    boolean bodiless = WITHOUT_BODY.contains(status);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
    for (JsonNode header : step.path("headers")) {
      head.append(header.get(0).textValue()).append(": ");
      head.append(placeholders.apply(header.get(1).textValue())).append("\r\n");
    }
    if (!bodiless) {
      int length = step.path("contentLength").asInt(body.length);
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    head.append("\r\n");
    socket.getOutputStream().write(head.toString().getBytes(UTF_8));
    TimeUnit.MILLISECONDS.sleep(step.path("bodyDelayMs").asInt(0));
    if (!bodiless && !request.method().equalsIgnoreCase("HEAD")) {
      socket.getOutputStream().write(body);
    }
    String then = step.path("then").asText();
    if (then.equals("reset")) {
      TimeUnit.MILLISECONDS.sleep(RESET_AFTER_MILLIS);
      socket.setSoLinger(true, 0);
    }
    return then.isEmpty();
  }

  private byte[] replaced(byte[] raw) {
    return placeholders.apply(new String(raw, ISO_8859_1)).getBytes(ISO_8859_1);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(UTF_8);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (SocketException e) {
      // already gone
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
