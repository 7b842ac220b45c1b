package dev.hookline.testing;

import dev.hookline.Callbacks;
import dev.hookline.InvocationException;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.WebhookManager;
import dev.hookline.config.EventType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A fake manager that makes no calls: it records each invocation and ends it at once with a
 * scripted outcome, an empty response by default. Thread-safe; callbacks run on the caller's
 * thread.
 */
public final class MockWebhookManager implements WebhookManager {
  /**
   * One recorded call.
   *
   * @param event the event
   * @param payload the payload, unchanged
   * @param options the options
   */
  public record Invocation(EventType event, @Nullable Object payload, InvokeOptions options) {}

  private record Outcome(Payload response, @Nullable WebhookException failure) {
    Payload get() {
      if (failure != null) {
        throw failure;
      }
      return response;
    }
  }

  private final Set<EventType> events;
  private final List<Invocation> invocations = new CopyOnWriteArrayList<>();
  private volatile Outcome outcome = new Outcome(Payload.empty(), null);

  /** Creates a manager for which exactly these events are configured. */
  public MockWebhookManager(EventType... events) {
    this.events = Set.of(events);
  }

  /** Ends every later invocation with this final response. */
  public MockWebhookManager respondWith(Payload response) {
    outcome = new Outcome(response, null);
    return this;
  }

  /** Ends every later invocation with this failure. */
  public MockWebhookManager failWith(WebhookException failure) {
    outcome = new Outcome(Payload.empty(), failure);
    return this;
  }

  /** Forgets the invocations so far, and ends later ones with an empty response. */
  public void reset() {
    invocations.clear();
    respondWith(Payload.empty());
  }

  /** Returns the invocations so far, in order. */
  public List<Invocation> invocations() {
    return List.copyOf(invocations);
  }

  /**
   * Records the call and calls back as scripted.
   *
   * @throws InvocationException if the event is not configured; nothing is recorded
   */
  @Override
  public void invokeWebhooks(
      EventType event,
      @Nullable Object payload,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    Outcome result = record(event, payload, options);
    Callbacks.of(onSuccess, onError).settle(result::get);
  }

  /**
   * Records the call and returns a future that is already completed as scripted.
   *
   * @throws InvocationException if the event is not configured; nothing is recorded
   */
  @Override
  public CompletableFuture<Payload> invokeWebhooksAsync(
      EventType event, @Nullable Object payload, InvokeOptions options) {
    Outcome result = record(event, payload, options);
    return result.failure() == null
        ? CompletableFuture.completedFuture(result.response())
        : CompletableFuture.failedFuture(result.failure());
  }

  @Override
  public boolean isEventConfigured(EventType event) {
    return events.contains(event);
  }

  private Outcome record(EventType event, @Nullable Object payload, InvokeOptions options) {
    options.requireImmediate();
    if (!isEventConfigured(event)) {
      throw new InvocationException(
          InvocationException.Reason.EVENT_NOT_CONFIGURED,
          InvocationException.Accepted.NO,
          "event '%s' is not configured; pass it to the constructor of the mock".formatted(event),
          null,
          null,
          null);
    }
    invocations.add(new Invocation(event, payload, options));
    return outcome;
  }
}
