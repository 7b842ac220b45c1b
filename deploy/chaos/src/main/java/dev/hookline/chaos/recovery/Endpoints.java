package dev.hookline.chaos.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hookline.chaos.process.FreePort;
import dev.hookline.chaos.receiver.WorkerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Endpoints that hang when told to; each worker calls them at an address of its own. */
final class Endpoints implements AutoCloseable {

  static final String HOST = "endpoints.test";

  /**
   * A request that has arrived.
   *
   * @param worker which one sent it
   * @param hangs whether it is never answered
   */
  record Arrived(int worker, boolean hangs, long nanos) {}

  /** Followed by the number of the attempt that hangs; those before it fail. */
  private static final String HANG = "/hang";

  private static final long SLOW_SECONDS = 9;
  private static final byte[] ANSWER = "{}".getBytes(UTF_8);

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Arrived> arrivals = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final int port = FreePort.find();
  private String hanging = "";

  Endpoints(int workers) throws IOException {
    for (int number = 0; number < workers; number++) {
      int worker = number;
      HttpServer server =
          HttpServer.create(new InetSocketAddress(WorkerAddress.of(number), port), 0);
      server.setExecutor(threads);
      server.createContext("/", exchange -> answer(worker, exchange));
      server.start();
      servers.add(server);
    }
  }

  String url(String path) {
    return "http://%s:%d/%s".formatted(HOST, port, path);
  }

  /** The next attempt with that body hangs. */
  synchronized void hangFor(String body) {
    hanging = body;
  }

  private synchronized boolean hangsNow(String body) {
    boolean hangs = hanging.equals(body);
    hanging = hangs ? "" : hanging;
    return hangs;
  }

  /** Returns the next request that arrives, or has arrived, which hangs or not. */
  Arrived next(boolean hanging) throws InterruptedException, IOException {
    Arrived next = arrivals.poll(1, TimeUnit.MINUTES);
    while (next != null && next.hangs() != hanging) {
      next = arrivals.poll(1, TimeUnit.MINUTES);
    }
    if (next == null) {
      throw new IOException("no request within a minute");
    }
    return next;
  }

  /** Returns how many have arrived since the last look. */
  int drain() {
    List<Arrived> all = new ArrayList<>();
    return arrivals.drainTo(all);
  }

  private void answer(int worker, HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    String path = exchange.getRequestURI().getPath();
    int attempt = Integer.parseInt(exchange.getRequestHeaders().getFirst("hookline-attempt"));
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      // a repeat of a lost attempt has the next number
      if (path.startsWith(HANG) && attempt >= Integer.parseInt(path.substring(HANG.length()))) {
        boolean hangs = hangsNow(body);
        arrivals.add(new Arrived(worker, hangs, now));
        if (hangs) {
          closed.await();
        }
        reply(exchange, 200);
      } else if (path.equals("/slow")) {
        arrivals.add(new Arrived(worker, false, now));
        TimeUnit.SECONDS.sleep(SLOW_SECONDS);
        reply(exchange, 200);
      } else {
        reply(exchange, 503);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, ANSWER.length);
    exchange.getResponseBody().write(ANSWER);
  }

  @Override
  public void close() {
    closed.countDown();
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
