package dev.hookline.worker.tier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Scripted endpoints on loopback: each path responds with its steps in turn, and the last one
 * repeats.
 */
public final class Receiver implements AutoCloseable {

  /** A scripted response. */
  public record Step(int status, byte[] body, Duration delay, Map<String, String> headers) {

    public static Step of(int status, String body) {
      return new Step(
          status, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), Duration.ZERO, Map.of());
    }

    public Step after(Duration delay) {
      return new Step(status, body, delay, headers);
    }

    public Step with(String header, String value) {
      return new Step(status, body, delay, Map.of(header, value));
    }
  }

  /** A request that arrived. */
  public record Request(
      String path, String method, Map<String, List<String>> headers, byte[] body, long nanos) {

    public String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }

    public String text() {
      return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private final Map<String, List<Step>> scripts = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final Set<String> perCall = ConcurrentHashMap.newKeySet();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::response);
    server.start();
  }

  /** Sets the responses of a path from now on. */
  public Receiver on(String path, Step... steps) {
    scripts.put("/" + path, List.of(steps));
    counts.put("/" + path, new AtomicInteger());
    return this;
  }

  /** Sets the responses of a path for each webhook-id from now on. */
  public Receiver onEach(String path, Step... steps) {
    perCall.add("/" + path);
    return on(path, steps);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals("/" + path)).toList();
  }

  private void response(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(
        new Request(
            path,
            exchange.getRequestMethod(),
            exchange.getRequestHeaders(),
            body,
            System.nanoTime()));
    List<Step> steps = scripts.getOrDefault(path, List.of(Step.of(404, "{}")));
    String call =
        perCall.contains(path)
            ? path + " " + exchange.getRequestHeaders().getFirst("Webhook-id")
            : path;
    int n = counts.computeIfAbsent(call, p -> new AtomicInteger()).getAndIncrement();
    Step step = steps.get(Math.min(n, steps.size() - 1));
    try (exchange) {
      // the scripted delay, not a wait for luck
      java.util.concurrent.TimeUnit.NANOSECONDS.sleep(step.delay().toNanos());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      step.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          step.status(), step.body().length == 0 ? -1 : step.body().length);
      if (step.body().length > 0) {
        exchange.getResponseBody().write(step.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
