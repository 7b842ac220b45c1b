package dev.hookline.worker.internal.workflow;

import io.temporal.common.converter.RawValue;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** A limit on how long calls may take, measured by a durable timer. */
final class TimeLimit {

  private boolean passed;

  private TimeLimit() {}

  /**
   * Returns the response of calls, which are cancelled when their time passes.
   *
   * @param atMillis when that is, in milliseconds since 1970
   * @param exceeded creates the failure; it is given whether no call was made
   */
  static RawValue within(
      long atMillis, Supplier<RawValue> calls, Function<Boolean, WebhookFailure> exceeded) {
    Duration left = Duration.ofMillis(atMillis - Workflow.currentTimeMillis());
    if (left.isNegative() || left.isZero()) {
      throw exceeded.apply(true);
    }
    return new TimeLimit().limit(left, calls, exceeded);
  }

  private RawValue limit(
      Duration left, Supplier<RawValue> calls, Function<Boolean, WebhookFailure> exceeded) {
    CompletablePromise<RawValue> response = Workflow.newPromise();
    CancellationScope scope = Workflow.newCancellationScope(() -> response.complete(calls.get()));
    CancellationScope timer = timer(left, scope);
    try {
      scope.run();
      return response.get();
    } catch (TemporalFailure failure) {
      throw passed ? exceeded.apply(false) : failure;
    } finally {
      timer.cancel();
    }
  }

  private CancellationScope timer(Duration left, CancellationScope calls) {
    CancellationScope timer =
        Workflow.newCancellationScope(
            () ->
                Workflow.newTimer(left)
                    .thenApply(
                        any -> {
                          passed = true;
                          calls.cancel();
                          return true;
                        }));
    timer.run();
    return timer;
  }
}
