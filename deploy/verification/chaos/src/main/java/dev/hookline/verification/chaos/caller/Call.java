package dev.hookline.verification.chaos.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.EventType;
import dev.hookline.internal.wire.Digest;
import dev.hookline.verification.chaos.log.CallerLine.What;
import dev.hookline.verification.chaos.plan.PlannedEvent;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One call of an event, repeated with its key until it has an outcome. */
record Call(DurableWebhookManager manager, CallerLog log, PlannedEvent event, int number) {

  private static final int PAUSE_MILLIS = 500;

  /** Runs until there is an outcome. */
  void make() {
    try {
      while (!isSettled()) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isCancelling() {
    return number == 0 && event.isCancelled();
  }

  /** Cancels the execution, once it exists. */
  void cancel() {
    boolean reported = false;
    while (!reported) {
      try {
        TimeUnit.MILLISECONDS.sleep(event.cancelAfterMillis());
        manager.cancel(type(), event.key());
        log.append(event.key(), number, What.CANCELLED, "");
        reported = true;
      } catch (InvocationException e) {
        // not started yet, or the server is down
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        reported = true;
      }
    }
  }

  private boolean isSettled() throws InterruptedException {
    log.append(event.key(), number, What.CALLED, way());
    try {
      switch (event.calls().get(number).way()) {
        case INVOKE -> manager.invokeWebhooks(type(), payload(), options(), this::ok, this::failed);
        case ASYNC -> ok(manager.invokeWebhooksAsync(type(), payload(), options()).get());
        case START -> {
          manager.start(type(), payload(), options());
          log.append(event.key(), number, What.ACCEPTED, "");
          manager.attach(type(), event.key(), options(), this::ok, this::failed);
        }
      }
      return true;
    } catch (InvocationException e) {
      return ended(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WebhookException failure) {
        failed(failure);
        return true;
      }
      return ended(e.getCause() == null ? e : e.getCause());
    }
  }

  private boolean ended(Throwable error) {
    log.append(
        event.key(),
        number,
        What.ENDED,
        error instanceof InvocationException e
            ? e.reason().code() + " accepted=" + e.accepted() + ": " + e.getMessage()
            : String.valueOf(error));
    return false;
  }

  private void ok(Payload response) {
    log.append(
        event.key(),
        number,
        What.SUCCESS,
        Digest.ofPayload(response.bytes()),
        new String(response.bytes(), UTF_8));
  }

  private @org.jspecify.annotations.Nullable RuntimeException failed(WebhookException e) {
    log.append(event.key(), number, What.FAILURE, e.code(), e.body().orElse(""));
    return null;
  }

  private String way() {
    return event.calls().get(number).way().name();
  }

  private EventType type() {
    return EventType.of(event.kind());
  }

  private Payload payload() {
    return Payload.of(event.payload());
  }

  private InvokeOptions options() {
    return InvokeOptions.key(event.key());
  }
}
