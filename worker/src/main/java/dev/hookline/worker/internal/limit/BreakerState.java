package dev.hookline.worker.internal.limit;

/** The state of an endpoint's circuit breaker. */
public enum BreakerState {
  /** The endpoint is called. */
  CLOSED,
  /** It is not called, since too many of its calls failed. */
  OPEN,
  /** A few calls decide whether it is called again. */
  HALF_OPEN
}
