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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Another team's endpoint: it keeps what it received and responds when it may. */
final class Endpoint implements AutoCloseable {

  record Request(String body, Map<String, List<String>> headers) {}

  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final Map<String, CountDownLatch> responses = new ConcurrentHashMap<>();
  private final boolean holds;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private Endpoint(String response, boolean holds) {
    this.holds = holds;
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
            if (holds) {
              response(body).await();
            }
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
    return new Endpoint(response, false);
  }

  /** Responds to a body only after {@link #respondTo}. */
  static Endpoint holding(String response) {
    return new Endpoint(response, true);
  }

  /** Responds to every request with the body, since an attempt may be repeated. */
  void respondTo(String body) {
    response(body).countDown();
  }

  private CountDownLatch response(String body) {
    return responses.computeIfAbsent(body, any -> new CountDownLatch(1));
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

  void awaitBody(String body) throws InterruptedException {
    while (!received().body().equals(body)) {
      // a repeated attempt of another event
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
