package dev.hookline.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A receiver on loopback that responds by script. */
final class LoopbackReceiver implements AutoCloseable {

  /** Decides the response to a request. Called by several threads. */
  interface Script {
    ScriptedResponse response(ReceivedRequest request);
  }

  /** A response, and how long after the request it is sent. */
  record ScriptedResponse(int status, byte[] body, Map<String, String> headers, Duration delay) {
    static ScriptedResponse of(int status, String body) {
      return new ScriptedResponse(status, body.getBytes(UTF_8), Map.of(), Duration.ZERO);
    }

    String text() {
      return new String(body, UTF_8);
    }
  }

  /** A request that arrived. The query is left out: many webhook URLs have a secret there. */
  record ReceivedRequest(Instant at, String method, String path, Headers headers, byte[] body) {
    static ReceivedRequest of(HttpExchange exchange, Instant at) throws IOException {
      return new ReceivedRequest(
          at,
          exchange.getRequestMethod(),
          exchange.getRequestURI().getRawPath(),
          exchange.getRequestHeaders(),
          exchange.getRequestBody().readAllBytes());
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.getFirst(name));
    }

    String text() {
      return new String(body, UTF_8);
    }
  }

  private final Script script;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private LoopbackReceiver(HttpServer server, Script script) {
    this.server = server;
    this.script = script;
  }

  /** Opens a receiver; port 0 is a free port. */
  static LoopbackReceiver open(int port, Script script) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    LoopbackReceiver receiver = new LoopbackReceiver(HttpServer.create(address, 0), script);
    receiver.server.setExecutor(receiver.threads);
    receiver.server.createContext("/", receiver::response);
    receiver.server.start();
    return receiver;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  private void response(HttpExchange exchange) throws IOException {
    try (exchange) {
      ScriptedResponse response = script.response(ReceivedRequest.of(exchange, Instant.now()));
      TimeUnit.NANOSECONDS.sleep(response.delay().toNanos());
      response.headers().forEach(exchange.getResponseHeaders()::set);
      int length = mayHaveBody(exchange, response) ? response.body().length : 0;
      exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
      if (length > 0) {
        exchange.getResponseBody().write(response.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean mayHaveBody(HttpExchange exchange, ScriptedResponse response) {
    return !exchange.getRequestMethod().equals("HEAD")
        && response.status() != 204
        && response.status() != 304;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
