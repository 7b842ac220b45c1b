package dev.hookline.worker.call;

import dev.hookline.contract.CallInput;
import java.time.Duration;

/**
 * Observes every attempt that ended, for metrics and logs. Must be thread-safe. It is called on the
 * attempt's thread, before the outcome is reported to the server, and should return quickly;
 * exceptions are logged and have no other effect.
 */
@FunctionalInterface
public interface AttemptObserver {

  /** Called with the outcome and duration of an attempt. */
  void observed(CallInput order, AttemptOutcome outcome, Duration duration);
}
