package dev.hookline;

/**
 * Callback for an event's final response. It runs on the caller's thread, after every sync webhook
 * has succeeded and every async delivery is recorded. An exception it throws propagates unchanged,
 * and {@link OnError} is not called.
 */
@FunctionalInterface
public interface OnSuccess {

  /**
   * Handles the final response.
   *
   * @param response the exact response body of the webhook with {@code finalResponse}; empty if
   *     that body was empty or the event has no sync webhook
   */
  void onSuccess(Payload response);

  /** Returns the callback that does nothing. */
  static OnSuccess noOp() {
    return response -> {};
  }
}
