package dev.hookline.worker.metrics;

import dev.hookline.contract.CallInput;
import dev.hookline.contract.ExecutionIds;
import dev.hookline.contract.Names;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What a log line says of an attempt beside its text, as fields.
 *
 * @param execution the id by which {@code hookline show} finds it; null outside an activity
 * @param attempt the attempt's number; null likewise
 */
record AttemptFields(
    @Nullable String execution, @Nullable Integer attempt, String event, String webhook) {

  /** Returns the fields of the attempt that this thread makes. */
  static AttemptFields of(CallInput order) {
    String webhook = order.webhook().name();
    ActivityInfo activity = current();
    return activity == null
        ? new AttemptFields(null, null, order.event(), webhook)
        : new AttemptFields(
            execution(activity, webhook), activity.getAttempt(), order.event(), webhook);
  }

  /** Those that begin together have one execution; each has an address of its own. */
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
          with.addKeyValue("execution", AttemptLines.line(execution))
              .addKeyValue("key", AttemptLines.line(ExecutionIds.keyOf(execution)))
              .addKeyValue("attempt", attempt);
    }
    return with.addKeyValue("event", AttemptLines.line(event))
        .addKeyValue("webhook", AttemptLines.line(webhook));
  }
}
