package dev.hookline.telemetry;

import dev.hookline.Callbacks;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.StartedEvent;
import dev.hookline.config.EventType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A manager whose calls are observed. */
final class ObservedManager implements DurableWebhookManager {

  private static final Logger log = LoggerFactory.getLogger(ObservedManager.class);

  private static final String UNKNOWN = "unknown";

  private final DurableWebhookManager manager;
  private final CallObserver observer;

  ObservedManager(DurableWebhookManager manager, CallObserver observer) {
    this.manager = manager;
    this.observer = observer;
  }

  /** Returns the manager that this one, or one within it, observes. */
  static DurableWebhookManager innermost(DurableWebhookManager manager) {
    return manager instanceof ObservedManager observed ? innermost(observed.manager) : manager;
  }

  @Override
  public void invokeWebhooks(
      EventType event,
      @Nullable Object payload,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    Call call = begin(event, "invoke", options);
    Callbacks observed = call.observed(onSuccess, onError);
    call.run(
        traced ->
            manager.invokeWebhooks(
                event, payload, traced, observed.onSuccess(), observed.onError()));
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the caller gets the one that it can cancel
  public CompletableFuture<Payload> invokeWebhooksAsync(
      EventType event, @Nullable Object payload, InvokeOptions options) {
    Call call = begin(event, "invoke", options);
    CompletableFuture<Payload> outcome;
    try {
      outcome = manager.invokeWebhooksAsync(event, payload, call.options());
    } catch (RuntimeException | Error e) {
      call.end(e);
      throw e;
    }
    outcome.whenComplete((response, failure) -> call.end(failure));
    return outcome;
  }

  @Override
  public StartedEvent start(EventType event, @Nullable Object payload, InvokeOptions options) {
    Call call = begin(event, "start", options);
    try {
      StartedEvent started = manager.start(event, payload, call.options());
      call.end(null);
      return started;
    } catch (RuntimeException | Error e) {
      call.end(e);
      throw e;
    }
  }

  @Override
  public void attach(
      EventType event,
      String key,
      InvokeOptions options,
      @Nullable OnSuccess onSuccess,
      @Nullable OnError onError) {
    Call call = begin(event, "attach", options);
    Callbacks observed = call.observed(onSuccess, onError);
    call.run(
        traced -> manager.attach(event, key, traced, observed.onSuccess(), observed.onError()));
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

  /** An observer that fails, such as a registry's filter, changes neither call nor outcome. */
  private Call begin(EventType event, String call, InvokeOptions options) {
    String name = manager.isEventConfigured(event) ? event.name() : UNKNOWN;
    try {
      return new Call(observer.begin(name, call, options));
    } catch (Throwable e) {
      log.warn("the observer of '{}' failed; the call continues without it", name, e);
      return new Call(new UnobservedCall(options));
    }
  }

  private record UnobservedCall(InvokeOptions options) implements CallObserver.ObservedCall {

    @Override
    public void ended(CallOutcome outcome, @Nullable Throwable failure) {}
  }

  /** One call, which ends once: the caller's callback may throw after the outcome. */
  private static final class Call {

    private final CallObserver.ObservedCall observed;
    private final AtomicBoolean hasEnded = new AtomicBoolean();

    private Call(CallObserver.ObservedCall observed) {
      this.observed = observed;
    }

    InvokeOptions options() {
      return observed.options();
    }

    Callbacks observed(@Nullable OnSuccess onSuccess, @Nullable OnError onError) {
      Callbacks callbacks = Callbacks.of(onSuccess, onError);
      return new Callbacks(
          response -> {
            end(null);
            callbacks.onSuccess().onSuccess(response);
          },
          failure -> {
            end(failure);
            return callbacks.onError().onError(failure);
          });
    }

    void run(Consumer<InvokeOptions> call) {
      try {
        call.accept(options());
        end(null);
      } catch (RuntimeException | Error e) {
        end(e);
        throw e;
      }
    }

    void end(@Nullable Throwable failure) {
      if (hasEnded.compareAndSet(false, true)) {
        try {
          observed.ended(CallOutcome.of(failure), failure);
        } catch (Throwable e) {
          log.warn("the observer of a call failed; the call's outcome is unchanged", e);
        }
      }
    }
  }
}
