package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.wire.Names;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The end of an event. The event reports it; one that was terminated cannot. So after a while an
 * activity reads the event's status again and again, which adds nothing to the history.
 */
final class EventEnd {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final ActivityOptions READING =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofSeconds(30))
          .setCancellationType(ActivityCancellationType.TRY_CANCEL)
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofSeconds(5))
                  .setMaximumInterval(Duration.ofSeconds(30))
                  .build())
          .build();

  private final String event;
  private boolean isUnread;

  EventEnd(String event) {
    this.event = event;
  }

  /**
   * Returns when the condition is met. A reading that fails, as on an older worker without this
   * activity, begins again after a while.
   *
   * @param closed receives whether the event succeeded, if it closed without a report
   */
  void await(Supplier<Boolean> condition, Consumer<Boolean> closed) {
    while (!TimedWait.until(PATIENCE, condition)) {
      read(condition, closed);
    }
  }

  private void read(Supplier<Boolean> condition, Consumer<Boolean> closed) {
    isUnread = false;
    CancellationScope reading =
        Workflow.newCancellationScope(
            () ->
                Workflow.newUntypedActivityStub(READING)
                    .executeAsync(Names.AWAIT_EVENT_END, Boolean.class, event)
                    .handle(
                        (succeeded, failure) -> {
                          isUnread = failure != null;
                          if (failure == null) {
                            closed.accept(succeeded);
                          }
                          return isUnread;
                        }));
    reading.run();
    Workflow.await(() -> condition.get() || isUnread);
    reading.cancel();
  }
}
