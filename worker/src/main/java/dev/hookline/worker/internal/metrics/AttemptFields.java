package dev.hookline.worker.internal.metrics;

import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.Names;
import dev.hookline.worker.attempt.ObservedAttempt;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The structured fields of an attempt's log line. Their prefix keeps them apart from the fields of
 * the Elastic Common Schema, where {@code event} is an object.
 *
 * @param execution the id for {@code hookline show}; null outside an activity
 * @param attempt the attempt's number; null outside an activity
 */
record AttemptFields(
    @Nullable String execution, @Nullable Integer attempt, String event, String webhook) {

  /** Returns the fields of the attempt that runs on this thread. */
  static AttemptFields of(ObservedAttempt attempt) {
    String webhook = attempt.webhook();
    ActivityInfo activity = current();
    return activity == null
        ? new AttemptFields(null, null, attempt.event(), webhook)
        : new AttemptFields(
            execution(activity, webhook), attempt.number(), attempt.event(), webhook);
  }

  /** Deliveries that start together share an execution; each has its own address. */
  private static @Nullable String execution(ActivityInfo activity, String webhook) {
    String id = activity.getWorkflowId();
    return id != null && Names.DELIVER_WEBHOOKS.equals(activity.getWorkflowType())
        ? ExecutionIds.delivery(ExecutionIds.eventOfDelivery(id), webhook)
        : id;
  }

  private static @Nullable ActivityInfo current() {
    try {
      return Activity.getExecutionContext().getInfo();
    } catch (IllegalStateException e) {
      return null; // a manager that runs in its caller's process
    }
  }

  LoggingEventBuilder into(LoggingEventBuilder line) {
    LoggingEventBuilder with = line;
    if (execution != null && attempt != null) {
      with =
          with.addKeyValue("hookline.execution", AttemptLogger.line(execution))
              .addKeyValue("hookline.key", AttemptLogger.line(ExecutionIds.keyOf(execution)))
              .addKeyValue("hookline.attempt", attempt);
    }
    return with.addKeyValue("hookline.event", AttemptLogger.line(event))
        .addKeyValue("hookline.webhook", AttemptLogger.line(webhook));
  }
}
