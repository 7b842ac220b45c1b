package dev.hookline.cli;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Many executions. Some fail for each of five reasons, all in their second webhook after the first
 * one has responded; the others have nothing to call.
 */
final class ManyExecutions implements AutoCloseable {

  static final int ALL = 2_000;
  static final int PER_FAILURE = 60;
  static final List<String> FAILURES =
      List.of("http_status", "timeout", "connection_refused", "invalid_response", "redirect");

  private static final EventType FINE = EventType.of("On-fine");
  private static final int AT_ONCE = 64;

  private final Receiver receiver = new Receiver();
  private final DurableWebhookManager manager;

  ManyExecutions(String taskQueue) throws IOException {
    Config config = Config.empty().with(FINE);
    for (String failure : FAILURES) {
      config = config.with(eventOf(failure), first(failure).build(), second(failure).build());
    }
    receiver
        .on("second-http_status", Step.of(503, "{}"))
        .on("second-timeout", Step.of(200, "{}").after(Duration.ofSeconds(3)))
        .on("second-invalid_response", Step.of(200, "<html>"))
        .on("second-redirect", Step.of(302, "{}").with("Location", "http://127.0.0.1/"));
    manager =
        Webhooks.initialize(
                config,
                config.events(),
                TemporalTier.current().client(),
                DurableOptions.defaults().withTaskQueue(taskQueue))
            .orElseThrow();
  }

  /** Sends every event and waits until all have ended. */
  void runAll() {
    Semaphore atOnce = new Semaphore(AT_ONCE);
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (String failure : FAILURES) {
      for (int number = 0; number < PER_FAILURE; number++) {
        all.add(send(eventOf(failure), failure + "-" + number, atOnce));
      }
    }
    for (int number = all.size(); number < ALL; number++) {
      all.add(send(FINE, "fine-" + number, atOnce));
    }
    all.forEach(CompletableFuture::join);
  }

  void repair(String failure) {
    receiver.on("second-" + failure, Step.of(200, "{}"));
  }

  Set<String> idsOf(String failure) {
    Set<String> ids = new TreeSet<>();
    for (int number = 0; number < PER_FAILURE; number++) {
      ids.add(eventOf(failure) + ":" + failure + "-" + number);
    }
    return ids;
  }

  /** Returns how often a webhook was called for each execution, by its webhook-id. */
  Map<String, Integer> callsOf(String webhook) {
    Map<String, Integer> calls = new TreeMap<>();
    for (Request request : receiver.requests(webhook)) {
      calls.merge(request.header("Webhook-id"), 1, Integer::sum);
    }
    return calls;
  }

  private CompletableFuture<?> send(EventType event, String key, Semaphore atOnce) {
    atOnce.acquireUninterruptibly();
    return manager
        .invokeWebhooksAsync(event, Payload.of("{\"n\":1}"), InvokeOptions.key(key))
        .handle(
            (response, error) -> {
              atOnce.release();
              return key;
            });
  }

  private static EventType eventOf(String failure) {
    return EventType.of("On-" + failure);
  }

  private WebhookConfigBuilder first(String failure) {
    String name = "first-" + failure;
    receiver.on(name, Step.of(200, "{\"labels\":[]}"));
    return WebhookConfig.builder(name, receiver.url(name)).numRetries(1);
  }

  private WebhookConfigBuilder second(String failure) throws IOException {
    String name = "second-" + failure;
    String url =
        failure.equals("connection_refused")
            ? "http://127.0.0.1:" + FreePort.find() + "/"
            : receiver.url(name);
    return WebhookConfig.builder(name, url)
        .numRetries(1)
        .timeout(1)
        .useDataFrom("first-" + failure)
        .finalResponse(true);
  }

  @Override
  public void close() {
    manager.close();
    receiver.close();
  }
}
