package dev.hookline.cli.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hookline.internal.encryption.RemoteCodec;
import dev.hookline.worker.internal.health.HttpServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Serves {@code /encode} and {@code /decode}; logs neither payloads nor tokens. */
final class CodecServer implements AutoCloseable {

  /** The UI sends all payloads of a history at once. */
  private static final int MAX_BODY = 64 * 1024 * 1024;

  private static final int THREADS = 4;
  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Access access;

  CodecServer(InetAddress address, int port, Access access, RemoteCodec codec) throws IOException {
    this.access = access;
    server = HttpServers.create(new InetSocketAddress(address, port));
    server.setExecutor(threads);
    server.createContext("/", this::signIn);
    server.createContext("/encode", exchange -> handle(exchange, codec::encode));
    server.createContext("/decode", exchange -> handle(exchange, codec::decode));
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange, UnaryOperator<byte[]> change) throws IOException {
    try (exchange) {
      if (!access.isKnownOrigin(exchange.getRequestHeaders())) {
        respond(exchange, 403, TEXT, "origin is not that of the configured UI; see --ui-origin\n");
        return;
      }
      allowOrigin(exchange);
      switch (exchange.getRequestMethod()) {
        case "OPTIONS" -> exchange.sendResponseHeaders(204, -1);
        case "POST" -> change(exchange, change);
        default -> respond(exchange, 405, TEXT, "method must be POST\n");
      }
    }
  }

  private void change(HttpExchange exchange, UnaryOperator<byte[]> change) throws IOException {
    if (!access.hasToken(exchange.getRequestHeaders())) {
      // a Basic challenge would open a dialog in the middle of the UI
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      respond(exchange, 401, TEXT, "send the token as Authorization: Bearer\n");
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      respond(exchange, 413, TEXT, "body must be at most %d bytes\n".formatted(MAX_BODY));
      return;
    }
    try {
      respond(exchange, 200, "application/json", change.apply(body));
    } catch (IllegalArgumentException e) {
      respond(exchange, 400, TEXT, e.getMessage() + "\n");
    }
  }

  private static void allowOrigin(HttpExchange exchange) {
    Headers request = exchange.getRequestHeaders();
    Headers response = exchange.getResponseHeaders();
    response.set("Vary", "Origin");
    response.set("Cache-Control", "no-store");
    if (!request.containsKey("Origin")) {
      return;
    }
    response.set("Access-Control-Allow-Origin", request.getFirst("Origin"));
    response.set("Access-Control-Allow-Credentials", "true");
    if (request.containsKey("Access-Control-Request-Method")) {
      response.set("Access-Control-Allow-Methods", "POST");
      response.set(
          "Access-Control-Allow-Headers",
          String.join(", ", request.getOrDefault("Access-Control-Request-Headers", List.of())));
      response.set("Access-Control-Max-Age", "600");
    }
  }

  /** The browser asks for the token here, and sends it with later requests of the UI. */
  private void signIn(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/")) {
        respond(exchange, 404, TEXT, "paths are /encode and /decode\n");
      } else if (access.hasToken(exchange.getRequestHeaders())) {
        respond(exchange, 200, TEXT, "signed in; the Temporal UI can decode now\n");
      } else {
        exchange
            .getResponseHeaders()
            .set("WWW-Authenticate", "Basic realm=\"hookline codec-server\"");
        respond(exchange, 401, TEXT, "enter the token as password, and any user name\n");
      }
    }
  }

  private static void respond(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    respond(exchange, status, type, text.getBytes(UTF_8));
  }

  private static void respond(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
