package dev.hookline.worker.internal.call;

import static java.util.Objects.requireNonNull;

import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import dev.hookline.internal.wire.NextTask;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.internal.wire.WorkflowTasks;
import dev.hookline.worker.internal.limit.Admission;
import dev.hookline.worker.internal.limit.Admissions;
import dev.hookline.worker.internal.limit.Arrival;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/**
 * The first attempt of a webhook inside its workflow task, which saves the server the writes of an
 * activity; its type is the webhook's name, which the Temporal UI shows. It has no heartbeat and is
 * invisible while it runs, so {@link CallWebhookActivity} handles slow and failing endpoints and
 * all retries.
 *
 * <p>Its arguments are the order, the body, whether the history already has a workflow task that
 * started this attempt, and when the server started this task, in milliseconds since 1970. It
 * returns the response, or {@link LocalAttemptDeclined} if the regular activity should make the
 * attempt. A sync webhook's response reports whether the worker requests {@link NextTask}.
 */
public final class FirstAttemptActivity implements DynamicActivity {

  private final AttemptRunner attempts;
  private final EndpointHealth health;
  private final Admissions tasks;
  private final WorkerStop stop;
  private final boolean requestsNextTask;

  /** The worker stops before the endpoint has responded. */
  private static final class StoppingException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Creates the activity of a worker that does not request next tasks. */
  public FirstAttemptActivity(
      AttemptRunner attempts, EndpointHealth health, Admissions tasks, WorkerStop stop) {
    this(attempts, health, tasks, stop, false);
  }

  /**
   * Creates the activity of a worker.
   *
   * @param tasks the slots of workflow tasks, each of which lasts as long as its attempts
   * @param requestsNextTask whether each completion of the worker that records a first attempt
   *     requests the next task
   */
  public FirstAttemptActivity(
      AttemptRunner attempts,
      EndpointHealth health,
      Admissions tasks,
      WorkerStop stop,
      boolean requestsNextTask) {
    this.attempts = attempts;
    this.health = health;
    this.tasks = tasks;
    this.stop = stop;
    this.requestsNextTask = requestsNextTask;
  }

  @Override
  public Object execute(EncodedValues arguments) {
    ActivityInfo info = Activity.getExecutionContext().getInfo();
    if (!info.isLocal()) {
      // of a newer version, whose workers have it
      throw ApplicationFailure.newFailure(
          "no activity type '%s' on this worker".formatted(info.getActivityType()), "NotFound");
    }
    if (arguments.get(2, Boolean.class)) {
      return LocalAttemptDeclined.because("repeated");
    }
    // those of many webhooks are scheduled at once, but do not all start at once
    long scheduled = info.getCurrentAttemptScheduledTimestamp();
    if (scheduled - arguments.get(3, Long.class) > WorkflowTasks.MAX_PICKUP_DELAY.toMillis()) {
      return LocalAttemptDeclined.because("late");
    }
    return call(
        requireNonNull(info.getWorkflowRunId()),
        arguments.get(0, RawValue.class),
        arguments.get(1, RawValue.class));
  }

  private RawValue call(String run, RawValue rawOrder, RawValue body) {
    Optional<CallInput> readable = WireJson.read(rawOrder, CallInput.class);
    if (readable.isEmpty()) {
      return LocalAttemptDeclined.because("order");
    }
    CallInput order = readable.get();
    if (!health.isGood(order.webhook().url())) {
      return LocalAttemptDeclined.because("endpoint");
    }
    if (attempts.hold(order).isPresent()) {
      return LocalAttemptDeclined.because("disabled");
    }
    Admission admission = tasks.enter(order.webhook(), Arrival.LOCAL, run);
    if (!(admission instanceof Admission.Granted admitted)) {
      return LocalAttemptDeclined.because("busy");
    }
    try (admitted) {
      RawValue response = attempts.makeFirst(order, body, (call, attempt) -> send(call, admitted));
      return requestsNextTask && !order.webhook().async()
          ? NextTask.requestedWith(response)
          : response;
    } catch (StoppingException e) {
      WorkerStop.clearInterrupt();
      attempts.telemetry().released(order);
      return LocalAttemptDeclined.because("stopping");
    }
  }

  private AttemptOutcome send(EndpointCall.Prepared call, Admission.Granted admitted) {
    if (stop.isStopping()) {
      throw new StoppingException();
    }
    AttemptOutcome outcome = call.send();
    if (outcome instanceof AttemptOutcome.Failed && stop.isStopping()) {
      throw new StoppingException();
    }
    EndpointVerdict.of(outcome).report(admitted);
    return outcome;
  }
}
