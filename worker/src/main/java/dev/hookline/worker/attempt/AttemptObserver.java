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

  /** Called when an attempt was not made yet, because its endpoint may not be called now. */
  default void waited(ObservedWait wait) {}

  /**
   * Called when the circuit breaker of an endpoint has changed.
   *
   * @param endpoint its name, or its host and port
   */
  default void breakerChanged(String endpoint, BreakerState state) {}

  /** Returns an observer that passes everything on to this one, then to another. */
  default AttemptObserver andThen(AttemptObserver next) {
    AttemptObserver first = this;
    return new AttemptObserver() {
      @Override
      public void observed(ObservedAttempt attempt) {
        first.observed(attempt);
        next.observed(attempt);
      }

      @Override
      public void waited(ObservedWait wait) {
        first.waited(wait);
        next.waited(wait);
      }

      @Override
      public void breakerChanged(String endpoint, BreakerState state) {
        first.breakerChanged(endpoint, state);
        next.breakerChanged(endpoint, state);
      }
    };
  }
}
