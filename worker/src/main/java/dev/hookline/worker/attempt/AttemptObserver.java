package dev.hookline.worker.attempt;

/**
 * Observes every attempt that ended, for metrics and logs. Must be thread-safe. It is called on the
 * attempt's thread, before the outcome is reported to the server, and should return quickly;
 * exceptions are logged and have no other effect.
 */
@FunctionalInterface
public interface AttemptObserver {

  /** Called with an attempt that succeeded or failed. */
  void observed(ObservedAttempt attempt);
}
