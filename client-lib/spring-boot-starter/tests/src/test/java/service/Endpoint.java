package service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Another team's endpoint: it keeps what it received and responds when it may. */
final class Endpoint implements AutoCloseable {

  record Request(String body, Map<String, List<String>> headers) {}

  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final Semaphore responses;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private Endpoint(String response, int permits) {
    responses = new Semaphore(permits);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            requests.add(new Request(body, exchange.getRequestHeaders()));
            responses.acquire();
            exchange.sendResponseHeaders(200, response.length());
            exchange.getResponseBody().write(response.getBytes(UTF_8));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  static Endpoint respondingWith(String response) {
    return new Endpoint(response, Integer.MAX_VALUE);
  }

  /** Responds to nothing until {@link #respond}. */
  static Endpoint holding(String response) {
    return new Endpoint(response, 0);
  }

  void respond() {
    responses.release();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/labels";
  }

  Request received() throws InterruptedException {
    Request request = requests.poll(30, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("the endpoint received nothing within 30 s");
    }
    return request;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
