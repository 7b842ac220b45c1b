package dev.hookline.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Endpoints on loopback that answer by script and tell the story of what they were sent. */
final class DemoReceiver implements AutoCloseable {

  /** What a request is answered; the last answer of a path repeats. */
  record Answer(int status, String body) {}

  private final DemoStory story;
  private final Map<String, Deque<Answer>> scripts = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  DemoReceiver(DemoStory story) {
    this.story = story;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  void answers(String webhook, Answer... answers) {
    scripts.put(webhook, new ArrayDeque<>(List.of(answers)));
  }

  String url(String webhook) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + webhook;
  }

  int count(String webhook) {
    return counts.getOrDefault(webhook, 0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String webhook = exchange.getRequestURI().getPath().substring(1);
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Answer answer = next(webhook);
      String attempt = exchange.getRequestHeaders().getFirst("hookline-attempt");
      story.line(
          webhook,
          "attempt %s got %s → %d %s".formatted(attempt, body, answer.status(), answer.body()));
      counts.merge(webhook, 1, Integer::sum);
      byte[] bytes = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private Answer next(String webhook) {
    Deque<Answer> script = scripts.getOrDefault(webhook, new ArrayDeque<>());
    synchronized (script) {
      Answer last = script.size() > 1 ? script.poll() : script.peek();
      return last == null ? new Answer(404, "") : last;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
