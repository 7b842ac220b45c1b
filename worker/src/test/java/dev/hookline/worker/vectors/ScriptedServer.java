package dev.hookline.worker.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A server on a raw socket that does exactly what the script of a case says. */
final class ScriptedServer implements AutoCloseable {

  /** A request as it arrived; {@code number} counts those of its name. */
  record Request(
      String name, int number, String method, String target, byte[] body, long arrivedNanos) {}

  /** Observes every request, when it has arrived and when its response is written. */
  interface Observer {
    void arrived(Request request);

    void responded(Request request);
  }

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final String prefix;
  private final JsonNode script;

  ScriptedServer(String prefix, JsonNode script, ServerSocket listener) {
    this.prefix = prefix;
    this.script = script;
    this.listener = listener;
  }

  String host() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  void start(UnaryOperator<String> placeholders, Observer observer) {
    threads.execute(() -> accept(placeholders, observer));
  }

  private void accept(UnaryOperator<String> placeholders, Observer observer) {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket, placeholders, observer));
      }
    } catch (IOException e) {
      // closed: the case has ended
    }
  }

  private void serve(Socket socket, UnaryOperator<String> placeholders, Observer observer) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean open = true;
      while (open) {
        String line = line(in);
        if (line.isEmpty()) {
          return;
        }
        Request request = request(line, in);
        observer.arrived(request);
        open = new ScriptedResponse(socket, request, placeholders).write(step(request));
        observer.responded(request);
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

  private JsonNode step(Request request) {
    JsonNode steps = script.path(request.name().substring(prefix.length()));
    return steps.path(Math.min(request.number(), steps.size()) - 1);
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
