package dev.hookline.verification.chaos.overload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.verification.receiver.Receivers;
import dev.hookline.verification.receiver.Receivers.Request;
import dev.hookline.verification.receiver.Receivers.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Responds at once, and counts the calls of each webhook of each event. Thread-safe. */
final class Endpoint implements Receivers.Script {

  private static final int WEBHOOKS = 2;
  private static final Response SUCCESS = new Response(200, "{\"ok\":true}".getBytes(UTF_8));

  private final Map<String, AtomicInteger> arrivals = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();

  /** Returns for how many events of a kind both webhooks have been called at least once. */
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

  @Override
  public Response respond(Request request) {
    String event = request.head().header("hookline-event");
    arrivals
        .computeIfAbsent(
            event + request.path() + new String(request.body(), UTF_8), key -> new AtomicInteger())
        .incrementAndGet();
    requests.incrementAndGet();
    return SUCCESS;
  }
}
