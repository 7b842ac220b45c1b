package dev.hookline;

import dev.hookline.InvocationException.Reason;
import dev.hookline.config.EventType;
import dev.hookline.internal.chain.SyncChain;
import dev.hookline.internal.chain.SyncChain.MissingResponseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs webhooks in this process, without a server: for tests, tools and as the latency baseline.
 * Nothing is durable: a crash loses the event, and an async webhook that fails is only logged. It
 * uses up to 256 daemon threads of its own; further events and deliveries wait in memory. Callbacks
 * run on the caller's thread. Keys and {@code rerunFailed} have no effect; a deadline or interrupt
 * ends the wait, not the webhooks.
 */
public final class SimpleWebhookManager implements WebhookManager {

  private static final Logger log = LoggerFactory.getLogger(SimpleWebhookManager.class);

  private static final int THREADS = 256;

  private final Map<EventType, List<WebhookClient>> syncClients;
  private final Map<EventType, List<WebhookClient>> asyncClients;
  private final ExecutorService threads = threads();

  /**
   * Creates a manager from existing clients. The map that holds a client decides whether it is
   * sync; an event is configured if either map contains it.
   */
  public SimpleWebhookManager(
      Map<EventType, List<WebhookClient>> syncClients,
      Map<EventType, List<WebhookClient>> asyncClients) {
    this.syncClients = copy(syncClients);
    this.asyncClients = copy(asyncClients);
  }

  private static ExecutorService threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "hookline-simple");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static Map<EventType, List<WebhookClient>> copy(
      Map<EventType, List<WebhookClient>> clients) {
    Map<EventType, List<WebhookClient>> copy = new LinkedHashMap<>();
    clients.forEach((event, list) -> copy.put(event, List.copyOf(list)));
    return copy;
  }

  @Override
  public void invokeWebhooks(
      EventType event,
      @Nullable Object payload,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    Callbacks.of(onSuccess, onError)
        .settle(() -> Waiting.forResult(invokeWebhooksAsync(event, payload, options), options));
  }

  @Override
  public CompletableFuture<Payload> invokeWebhooksAsync(
      EventType event, @Nullable Object payload, InvokeOptions options) {
    options.requireImmediate();
    if (!isEventConfigured(event)) {
      throw InvocationException.notConfigured(event, syncClients.keySet());
    }
    Payload body = Payload.serialize(payload, Payload.MAPPER);
    return CompletableFuture.supplyAsync(() -> run(event, body), threads);
  }

  @Override
  public boolean isEventConfigured(EventType event) {
    return syncClients.containsKey(event) || asyncClients.containsKey(event);
  }

  private Payload run(EventType event, Payload payload) {
    Payload response = chain(event).run(payload, Payload.empty());
    for (WebhookClient client : asyncClients.getOrDefault(event, List.of())) {
      threads.execute(() -> deliver(event, client, payload));
    }
    return response;
  }

  private SyncChain<Payload> chain(EventType event) {
    List<SyncChain.Step<Payload>> steps = new ArrayList<>();
    for (WebhookClient client : syncClients.getOrDefault(event, List.of())) {
      steps.add(
          new SyncChain.Step<>(
              client.getName(),
              client.getUseDataFrom(),
              client.isFinalResponse(),
              body -> invoke(client, body)));
    }
    return new SyncChain<>(steps);
  }

  private static Payload invoke(WebhookClient client, Payload body) {
    try {
      return client.invoke(body);
    } catch (WebhookException | InvocationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new WebhookException(e);
    }
  }

  private static void deliver(EventType event, WebhookClient client, Payload payload) {
    try {
      client.invoke(payload);
    } catch (RuntimeException e) {
      log.warn("async webhook '{}' of {} failed: {}", client.getName(), event, e.getMessage());
    }
  }

  static InvocationException invalidChain(MissingResponseException e) {
    return InvocationException.badInput(Reason.INVALID_CHAIN, String.valueOf(e.getMessage()), e);
  }
}
