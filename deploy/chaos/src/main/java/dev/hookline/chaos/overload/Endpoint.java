package dev.hookline.chaos.overload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A receiver that answers at once, and counts how often each webhook of each event was called.
 * Thread-safe.
 */
final class Endpoint implements AutoCloseable {

  /** What stands before an event's number in its payload. */
  static final String NUMBER = "{\"number\":";

  private static final int WEBHOOKS = 2;
  private static final int BACKLOG = 10_000;
  private static final byte[] ANSWER = "{\"ok\":true}".getBytes(UTF_8);

  private final Map<String, AtomicInteger> arrivals = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  Endpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
  }

  /** Returns for how many events of a kind both webhooks have been called, at least. */
  long delivered(String kind) {
    return arrivals.keySet().stream().filter(event -> event.startsWith(kind)).count() / WEBHOOKS;
  }

  /** Returns how many requests came after the first of a webhook of an event. */
  long repeated(String kind) {
    return arrivals.entrySet().stream()
        .filter(event -> event.getKey().startsWith(kind))
        .mapToLong(event -> event.getValue().get() - 1)
        .sum();
  }

  long requests() {
    return requests.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String event = exchange.getRequestHeaders().getFirst("hookline-event");
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      arrivals
          .computeIfAbsent(event + exchange.getRequestURI() + body, key -> new AtomicInteger())
          .incrementAndGet();
      requests.incrementAndGet();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
