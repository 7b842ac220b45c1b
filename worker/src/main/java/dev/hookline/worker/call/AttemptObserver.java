package dev.hookline.worker.call;

import dev.hookline.contract.CallOrder;
import java.time.Duration;

/** Is told of every attempt that ended, for metrics and logs. Thread-safe. */
@FunctionalInterface
public interface AttemptObserver {

  /** Takes how an attempt ended and how long it took. */
  void observed(CallOrder order, AttemptOutcome outcome, Duration took);
}
