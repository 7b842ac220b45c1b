package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.worker.internal.limit.BreakerState;
import java.time.Duration;
import java.util.Map;

/** What a worker measures of webhooks, beyond each attempt's outcome. Thread-safe. */
public interface AttemptMeters {

  /** Measures nothing. */
  AttemptMeters NONE = new AttemptMeters() {};

  /** Called before an attempt. */
  default void begun(CallInput order) {}

  /** Called after an attempt, with how long it spent in each phase, by the phase's name. */
  default void phases(CallInput order, Map<String, Duration> phases) {}

  /** Called when a webhook has succeeded. */
  default void delivered(CallInput order) {}

  /**
   * Called when no attempt of a webhook follows a failed one.
   *
   * @param reason why none follows
   */
  default void givenUp(CallInput order, FailureCode code, RetryDecision.End reason) {}

  /**
   * Called when an attempt is not made yet.
   *
   * @param code why it waits
   * @param delay how long it waits until it is due again
   */
  default void postponed(CallInput order, FailureCode code, Duration delay) {}

  /**
   * Called when the circuit breaker of an endpoint has changed.
   *
   * @param endpoint its name, or its host and port
   */
  default void breakerChanged(String endpoint, BreakerState state) {}

  /** Called when an attempt is released, because the worker stops. */
  default void released(CallInput order) {}
}
