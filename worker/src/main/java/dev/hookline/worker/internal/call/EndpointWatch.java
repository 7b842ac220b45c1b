package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.CallInput;
import java.util.Optional;

/** Which endpoints may not be called now, and how attempts at them end. Thread-safe. */
public interface EndpointWatch {

  /** Calls every endpoint, and watches none. */
  EndpointWatch NONE =
      new EndpointWatch() {
        @Override
        public Optional<EndpointHold> hold(WebhookCall webhook) {
          return Optional.empty();
        }

        @Override
        public void succeeded(CallInput order) {}

        @Override
        public void failed(CallInput order, AttemptOutcome.Failed failed, boolean isLast) {}
      };

  /** Returns why no attempt at a webhook's endpoint may begin; empty if it may. */
  Optional<EndpointHold> hold(WebhookCall webhook);

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
