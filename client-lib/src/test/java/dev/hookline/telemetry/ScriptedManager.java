package dev.hookline.telemetry;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.StartedEvent;
import dev.hookline.WebhookException;
import dev.hookline.config.EventType;
import dev.hookline.testing.MockWebhookManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A durable manager that ends each call with a scripted outcome, and records its options. */
final class ScriptedManager implements DurableWebhookManager {

  private final MockWebhookManager mock;
  private final List<InvokeOptions> options = new ArrayList<>();
  private @Nullable RuntimeException failure;

  ScriptedManager(EventType event) {
    mock = new MockWebhookManager(event);
  }

  void failWith(RuntimeException all) {
    failure = all;
    if (all instanceof WebhookException failed) {
      mock.failWith(failed);
    }
  }

  List<InvokeOptions> options() {
    return options;
  }

  @Override
  public void invokeWebhooks(
      EventType event,
      @Nullable Object payload,
      InvokeOptions call,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    options.add(call);
    if (failure != null && !(failure instanceof WebhookException)) {
      throw failure;
    }
    mock.invokeWebhooks(event, payload, call, onSuccess, onError);
  }

  @Override
  public CompletableFuture<Payload> invokeWebhooksAsync(
      EventType event, @Nullable Object payload, InvokeOptions call) {
    options.add(call);
    return mock.invokeWebhooksAsync(event, payload, call);
  }

  @Override
  public StartedEvent start(EventType event, @Nullable Object payload, InvokeOptions call) {
    options.add(call);
    return new StartedEvent(event.name(), "key", "execution", "run", false);
  }

  @Override
  public void attach(
      EventType event,
      String key,
      InvokeOptions call,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    invokeWebhooks(event, null, call, onSuccess, onError);
  }

  @Override
  public void cancel(EventType event, String key) {}

  @Override
  public void cancel(String executionId) {}

  @Override
  public String executionId(EventType event, String key) {
    return "execution";
  }

  @Override
  public boolean isEventConfigured(EventType event) {
    return mock.isEventConfigured(event);
  }

  @Override
  public void close() {}
}
