package dev.hookline.spring;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.StartedEvent;
import dev.hookline.config.EventType;
import io.micrometer.observation.Observation;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The manager as a service's bean: it observes and counts its calls. */
final class ServiceWebhookManager implements DurableWebhookManager {

  private final DurableWebhookManager manager;
  private final PayloadJson json;
  private final EventObservations observations;
  private final CallsInFlight inFlight;

  ServiceWebhookManager(
      DurableWebhookManager manager,
      PayloadJson json,
      EventObservations observations,
      CallsInFlight inFlight) {
    this.manager = manager;
    this.json = json;
    this.observations = observations;
    this.inFlight = inFlight;
  }

  @Override
  public void invokeWebhooks(
      EventType event,
      @Nullable Object payload,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    Object body = json.of(payload);
    observed(
        event,
        "invoke",
        options,
        traced -> {
          manager.invokeWebhooks(event, body, traced, onSuccess, onError);
          return event;
        });
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the caller gets the one that it can cancel
  public CompletableFuture<Payload> invokeWebhooksAsync(
      EventType event, @Nullable Object payload, InvokeOptions options) {
    Object body = json.of(payload);
    Observation observation = begin(event, "invoke");
    CompletableFuture<Payload> outcome;
    try (Observation.Scope scope = observation.openScope()) {
      outcome = manager.invokeWebhooksAsync(event, body, observations.traced(options, observation));
    } catch (RuntimeException | Error e) {
      end(observation, e);
      throw e;
    }
    outcome.whenComplete((response, failure) -> end(observation, failure));
    return outcome;
  }

  @Override
  public StartedEvent start(EventType event, @Nullable Object payload, InvokeOptions options) {
    Object body = json.of(payload);
    return observed(event, "start", options, traced -> manager.start(event, body, traced));
  }

  @Override
  public void attach(
      EventType event,
      String key,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    observed(
        event,
        "attach",
        options,
        traced -> {
          manager.attach(event, key, traced, onSuccess, onError);
          return event;
        });
  }

  @Override
  public void cancel(EventType event, String key) {
    manager.cancel(event, key);
  }

  @Override
  public void cancel(String executionId) {
    manager.cancel(executionId);
  }

  @Override
  public String executionId(EventType event, String key) {
    return manager.executionId(event, key);
  }

  @Override
  public boolean isEventConfigured(EventType event) {
    return manager.isEventConfigured(event);
  }

  @Override
  public void close() {
    manager.close();
  }

  private <T> T observed(
      EventType event, String call, InvokeOptions options, Function<InvokeOptions, T> body) {
    Observation observation = begin(event, call);
    Throwable failure = null;
    try (Observation.Scope scope = observation.openScope()) {
      return body.apply(observations.traced(options, observation));
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    } finally {
      end(observation, failure);
    }
  }

  private Observation begin(EventType event, String call) {
    String name = manager.isEventConfigured(event) ? event.name() : "unknown";
    Observation observation = observations.start(name, call);
    inFlight.begin();
    return observation;
  }

  private void end(Observation observation, @Nullable Throwable failure) {
    try {
      if (failure != null) {
        observation.error(failure);
      }
      observation.stop();
    } finally {
      inFlight.end();
    }
  }
}
