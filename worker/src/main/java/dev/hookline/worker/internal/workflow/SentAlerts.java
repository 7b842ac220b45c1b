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
 * go. An alert that cannot be started for ten minutes is dropped; the state continues.
 */
final class SentAlerts {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration GIVE_UP = Duration.ofMinutes(10);

  /** A worker of 0.1.0 fails the activity for good; another one may get the next. */
  private static final String UNKNOWN_TYPE = "NotFound";

  private static final Duration NEXT_WORKER = Duration.ofSeconds(10);

  /** An alert, and when it is started or dropped. */
  private record Sending(Alert alert, Promise<?> end) {

    boolean isDone() {
      return end.isCompleted();
    }
  }

  private final List<Sending> sending = new ArrayList<>();

  /** Starts an alert's event; the promise completes when it is started or dropped. */
  Promise<?> send(Alert alert) {
    sending.removeIf(Sending::isDone);
    long until = alert.at() + GIVE_UP.toMillis();
    long left = until - Workflow.currentTimeMillis();
    if (left <= 0) {
      return Workflow.newPromise(true);
    }
    ActivityOptions options =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(TIMEOUT)
            .setScheduleToCloseTimeout(Duration.ofMillis(left))
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofSeconds(1))
                    .setMaximumInterval(Duration.ofSeconds(30))
                    .build())
            .setSummary(alert.type())
            .setPriority(Priorities.ofEndpoints())
            .build();
    Promise<?> end = start(options, alert, until).exceptionally(failure -> null);
    sending.add(new Sending(alert, end));
    return end;
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
    return sending.stream().allMatch(Sending::isDone);
  }

  /** Returns those that are not known as started or dropped. */
  List<Alert> unsent() {
    return sending.stream().filter(one -> !one.isDone()).map(Sending::alert).toList();
  }
}
