package dev.hookline;

/**
 * What a caller does with an event's final response. It runs on the caller's thread, after every
 * sync webhook has succeeded and every async delivery is recorded; what it throws reaches the
 * caller unchanged, and {@link OnError} is then not called.
 */
@FunctionalInterface
public interface OnSuccess {

  /**
   * Handles the final response.
   *
   * @param response the exact bytes that the webhook with {@code finalResponse} answered; empty
   *     when that webhook answered nothing or the event has no sync webhook
   */
  void onSuccess(Payload response);

  /** Returns the callback that does nothing. */
  static OnSuccess noOp() {
    return response -> {};
  }
}
