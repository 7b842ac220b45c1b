package dev.hookline;

import org.jspecify.annotations.Nullable;

/**
 * Callback for an event that ended without success: failed, cancelled, terminated or timed out. It
 * runs on the caller's thread and decides the outcome of the call.
 */
@FunctionalInterface
public interface OnError {

  /**
   * Decides the outcome of the call.
   *
   * @param error why the event ended without success: which webhook, code, status, attempts
   * @return what the call throws: the same exception, another one, or null to return normally; an
   *     exception thrown by this method propagates unchanged
   */
  @Nullable RuntimeException onError(WebhookException error);

  /** Returns the callback that makes the call throw the error unchanged. */
  static OnError rethrow() {
    return error -> error;
  }

  /**
   * Returns the same as {@link #rethrow}, under the Go package's name: it leaves the error
   * unchanged, so the call throws it. To return normally instead, return null: {@code error ->
   * null}.
   */
  static OnError noOp() {
    return rethrow();
  }
}
