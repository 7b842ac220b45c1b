package dev.hookline.worker.internal.workflow;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A wait with a limit. Temporal's own one leaves its timer running, which fires later and costs a
 * workflow task.
 */
final class TimedWait {

  private boolean passed;

  private TimedWait() {}

  /** Returns whether the condition was met within the limit; starts no timer if it is met. */
  static boolean until(Duration limit, Supplier<Boolean> condition) {
    return condition.get() || new TimedWait().await(limit, condition);
  }

  private boolean await(Duration limit, Supplier<Boolean> condition) {
    CancellationScope timer =
        Workflow.newCancellationScope(
            () ->
                Workflow.newTimer(limit)
                    .handle(
                        (any, cancelled) -> {
                          passed = cancelled == null;
                          return passed;
                        }));
    timer.run();
    Workflow.await(() -> passed || condition.get());
    if (!passed) {
      timer.cancel();
    }
    return condition.get();
  }
}
