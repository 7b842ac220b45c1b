package dev.hookline.worker.model;

import dev.hookline.internal.wire.Bodies;
import dev.hookline.worker.internal.call.AttemptRunner;
import dev.hookline.worker.internal.call.CallWebhook;
import dev.hookline.worker.internal.call.CallWebhookActivity;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.call.EndpointHealth;
import dev.hookline.worker.internal.call.FirstAttemptActivity;
import dev.hookline.worker.internal.call.Heartbeats;
import dev.hookline.worker.internal.call.WorkerStop;
import dev.hookline.worker.internal.limit.Admissions;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.common.converter.RawValue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The worker's activities; if the worker is lost in one, the server gets no report of it. */
final class KillableWorker {

  private final StoryRuns runs;
  private final SkippedTime time;
  private final FirstAttemptActivity first;
  private final FirstAttemptActivity requestingNextTask;
  private final NextTasks nextTasks;
  private final CallWebhook regular;

  KillableWorker(
      StoryRuns runs,
      SkippedTime time,
      EndpointCall endpoints,
      Heartbeats heartbeats,
      NextTasks nextTasks) {
    this.runs = runs;
    this.time = time;
    this.nextTasks = nextTasks;
    EndpointHealth health = new EndpointHealth(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()));
    AttemptRunner attempts =
        new AttemptRunner(
            endpoints, health, attempt -> {}, time, () -> ThreadLocalRandom.current().nextDouble());
    WorkerStop stop = new WorkerStop();
    first = new FirstAttemptActivity(attempts, health, Admissions.of(100), stop);
    requestingNextTask = new FirstAttemptActivity(attempts, health, Admissions.of(100), stop, true);
    regular = new CallWebhookActivity(attempts, Admissions.of(100), heartbeats, stop);
  }

  /** The dynamic activity is registered by its class, so both are views of one object. */
  Object[] activities() {
    return new Object[] {(DynamicActivity) this::first, (CallWebhook) this::regular};
  }

  private Object first(EncodedValues arguments) {
    try {
      return (nextTasks.isRequestedNow() ? requestingNextTask : first).execute(arguments);
    } catch (Endpoints.WorkerLostError e) {
      String workflow = String.valueOf(Activity.getExecutionContext().getInfo().getWorkflowId());
      runs.of(workflow).orElseThrow().dies(workflow);
      return Bodies.empty();
    }
  }

  private RawValue regular(RawValue order, RawValue body, @Nullable RawValue failure) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    try {
      return regular.call(order, body, failure);
    } catch (Endpoints.WorkerLostError e) {
      context.doNotCompleteOnReturn();
      lose(context.getInfo());
      return Bodies.empty();
    }
  }

  private void lose(ActivityInfo attempt) {
    runs.of(String.valueOf(attempt.getWorkflowId()))
        .orElseThrow()
        .reported(
            LostAttempts.activity(
                String.valueOf(attempt.getWorkflowRunId()), attempt.getActivityId()));
    time.lost(attempt.getStartedTimestamp(), attempt.getHeartbeatTimeout());
  }
}
