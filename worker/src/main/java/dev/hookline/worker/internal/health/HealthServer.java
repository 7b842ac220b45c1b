package dev.hookline.worker.internal.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Serves {@code /live}, {@code /ready} and {@code /metrics}. */
public final class HealthServer implements AutoCloseable {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  /**
   * Starts the server.
   *
   * @param port the port; 0 for a free port
   * @throws IOException if the port is in use
   */
  public HealthServer(
      InetAddress address, int port, BooleanSupplier ready, Supplier<String> metrics)
      throws IOException {
    server = HttpServers.create(new InetSocketAddress(address, port));
    server.setExecutor(threads);
    server.createContext("/live", exchange -> response(exchange, 200, TEXT, "live\n"));
    server.createContext(
        "/ready",
        exchange -> {
          boolean isReady = ready.getAsBoolean();
          response(exchange, isReady ? 200 : 503, TEXT, isReady ? "ready\n" : "not ready\n");
        });
    server.createContext(
        "/metrics", exchange -> response(exchange, 200, PROMETHEUS, metrics.get()));
    server.start();
  }

  /** Returns the port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void response(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
