package dev.hookline.telemetry;

import dev.hookline.InvokeOptions;
import org.jspecify.annotations.Nullable;

/** Observes the calls of a manager. Thread-safe. */
interface CallObserver {

  /**
   * Called before a call.
   *
   * @param event the name of a configured event, otherwise {@code unknown}, so that there are few
   * @param call the method: {@code invoke}, {@code start} or {@code attach}
   */
  ObservedCall begin(String event, String call, InvokeOptions options);

  /** A call in progress. */
  interface ObservedCall {

    /** Returns the options for the call itself. */
    InvokeOptions options();

    /**
     * Called once, when the outcome is known and before the caller's callback.
     *
     * @param failure why it failed; null if it succeeded
     */
    void ended(CallOutcome outcome, @Nullable Throwable failure);
  }
}
