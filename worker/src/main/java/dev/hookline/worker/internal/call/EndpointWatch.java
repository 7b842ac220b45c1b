package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.CallInput;

/** Which endpoints may not be called now, and how attempts at them end. Thread-safe. */
public interface EndpointWatch {

  /** Calls every endpoint, and watches none. */
  EndpointWatch NONE =
      new EndpointWatch() {
        @Override
        public boolean isDisabled(String url) {
          return false;
        }

        @Override
        public void succeeded(CallInput order) {}

        @Override
        public void failed(CallInput order, AttemptOutcome.Failed failed, boolean isLast) {}
      };

  /** Returns whether an operator has disabled the endpoint of a url. */
  boolean isDisabled(String url);

  /** Called within the activity whose attempt succeeded. */
  void succeeded(CallInput order);

  /**
   * Called within the activity whose attempt failed.
   *
   * @param isLast whether no attempt follows
   */
  void failed(CallInput order, AttemptOutcome.Failed failed, boolean isLast);

  /** Called within the activity that gives a call up without having made another attempt. */
  default void exhausted(CallInput order, FailureCode code) {}
}
