package dev.hookline;

import org.jspecify.annotations.Nullable;

/**
 * What a caller does when an event ended without success: failed, cancelled, terminated or timed
 * out. It runs on the caller's thread and decides the outcome of the call.
 */
@FunctionalInterface
public interface OnError {

  /**
   * Decides the call's outcome.
   *
   * @param error why the event ended without success: which webhook, code, status, attempts
   * @return what the call throws: the same exception, another one, or null to end the call
   *     normally; what this method throws reaches the caller unchanged
   */
  @Nullable RuntimeException onError(WebhookException error);

  /** Returns the callback that makes the call throw the error unchanged. */
  static OnError rethrow() {
    return error -> error;
  }

  /**
   * Returns the same as {@link #rethrow}, under the Go package's name: it does nothing to the
   * error, so the call throws it. To end the call normally, return null: {@code error -> null}.
   */
  static OnError noOp() {
    return rethrow();
  }
}
