package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.Priorities;
import dev.hookline.internal.wire.WireJson;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts of a workflow. An activity starts each one's event, since only workers know where alerts
 * go. An alert that cannot be started for ten minutes is dropped: the state goes on.
 */
final class SentAlerts {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration GIVE_UP = Duration.ofMinutes(10);

  /** A worker of 0.1.0 fails the activity for good; another one may get the next. */
  private static final String UNKNOWN_TYPE = "NotFound";

  private static final Duration NEXT_WORKER = Duration.ofSeconds(10);

  private final List<Promise<?>> sending = new ArrayList<>();

  void send(Alert alert) {
    ActivityOptions options =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(TIMEOUT)
            .setScheduleToCloseTimeout(GIVE_UP)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofSeconds(1))
                    .setMaximumInterval(Duration.ofSeconds(30))
                    .build())
            .setSummary(alert.type())
            .setPriority(Priorities.ofEndpoints())
            .build();
    sending.removeIf(Promise::isCompleted);
    long until = Workflow.currentTimeMillis() + GIVE_UP.toMillis();
    sending.add(start(options, alert, until).exceptionally(failure -> null));
  }

  private static Promise<Boolean> start(ActivityOptions options, Alert alert, long until) {
    return Workflow.newUntypedActivityStub(options)
        .executeAsync(Names.SEND_ALERT, Void.class, WireJson.toPayload(alert))
        .handle((done, failure) -> isUnknown(failure) && Workflow.currentTimeMillis() < until)
        .thenCompose(
            again ->
                again
                    ? Workflow.newTimer(NEXT_WORKER)
                        .thenCompose(due -> start(options, alert, until))
                    : Workflow.newPromise(true));
  }

  private static boolean isUnknown(@Nullable RuntimeException failure) {
    return failure != null
        && failure.getCause() instanceof ApplicationFailure cause
        && UNKNOWN_TYPE.equals(cause.getType());
  }

  /** Returns whether each is started or dropped. */
  boolean isDone() {
    return sending.stream().allMatch(Promise::isCompleted);
  }

  /** Waits until each is started or dropped. */
  void await() {
    List.copyOf(sending).forEach(Promise::get);
    sending.clear();
  }
}
