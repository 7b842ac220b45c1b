package dev.hookline;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns an outcome into exactly one callback, on the waiting thread; used by managers.
 *
 * @param onSuccess receives the response
 * @param onError receives the failure and decides what is thrown
 */
public record Callbacks(OnSuccess onSuccess, OnError onError) {

  /** Returns the callbacks, with the no-op in place of null. */
  public static Callbacks of(@Nullable OnSuccess onSuccess, @Nullable OnError onError) {
    return new Callbacks(
        onSuccess == null ? OnSuccess.noOp() : onSuccess,
        onError == null ? OnError.noOp() : onError);
  }

  /** Waits, then calls back; any exception other than {@link WebhookException} is propagated. */
  public void settle(Supplier<Payload> outcome) {
    Payload response;
    try {
      response = outcome.get();
    } catch (WebhookException e) {
      RuntimeException decided = onError.onError(e);
      if (decided != null) {
        throw decided;
      }
      return;
    }
    onSuccess.onSuccess(response);
  }
}
