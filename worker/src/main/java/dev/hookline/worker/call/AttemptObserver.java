package dev.hookline.worker.call;

import dev.hookline.contract.CallInput;
import java.time.Duration;

/**
 * Is told of every attempt that ended, for metrics and logs. Thread-safe. It is called on the
 * attempt's thread, before the server is told, and should return soon; what it throws is logged and
 * changes nothing.
 */
@FunctionalInterface
public interface AttemptObserver {

  /** Takes how an attempt ended and how long it took. */
  void observed(CallInput order, AttemptOutcome outcome, Duration took);
}
