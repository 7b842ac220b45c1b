package dev.hookline.worker.internal.call;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.FirstFailure;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.limit.Admission;
import dev.hookline.worker.internal.limit.Admissions;
import dev.hookline.worker.internal.limit.Arrival;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.converter.RawValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt of one webhook, as a Temporal activity that the server retries. */
public final class CallWebhookActivity implements CallWebhook {

  /** The maximum repeats of an attempt that was lost with its worker. */
  public static final int MAX_LOST = 10;

  private final AttemptRunner attempts;
  private final Admissions admissions;
  private final Heartbeats heartbeats;
  private final WorkerStop stop;

  /** Creates the activity of a worker. */
  public CallWebhookActivity(
      AttemptRunner attempts, Admissions admissions, Heartbeats heartbeats, WorkerStop stop) {
    this.attempts = attempts;
    this.admissions = admissions;
    this.heartbeats = heartbeats;
    this.stop = stop;
  }

  @Override
  public RawValue call(RawValue rawOrder, RawValue body, @Nullable RawValue first) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    CallInput order = read(rawOrder, CallInput.class);
    Optional<RawValue> heartbeat = context.getLastHeartbeatDetails(RawValue.class);
    if (first != null && heartbeat.isEmpty()) {
      FirstFailure failure = read(first, FirstFailure.class);
      keep(context, failure.attemptLog());
      throw AttemptFailures.first(failure.within(order.webhook().numRetries()));
    }
    AttemptLog log =
        heartbeat
            .flatMap(details -> WireJson.read(details, AttemptLog.class))
            .orElse(AttemptLog.empty());
    int attempt = log.attemptOf(context.getInfo().getAttempt());
    int missing = attempt - 1 - log.failures();
    if (lost(missing, log) > MAX_LOST) {
      attempts.telemetry().lost(order);
      attempts.exhausted(order, FailureCode.WORKER_LOST);
      throw new AttemptFailures(order, attempt, log).lost();
    }
    Turn turn = new Turn(attempt, log, since(context, order, first));
    if (attempts.isExpired(order)) {
      attempts.exhausted(order, FailureCode.EXPIRED);
      throw new AttemptFailures(order, attempt, log).expired();
    }
    throwIfHeld(context, order, turn);
    Admission admission = admissions.enter(order.webhook(), Arrival.after(log.waited()));
    if (admission instanceof Admission.Refused refused) {
      keep(context, log.waiting(refused.code()));
      throw attempts.waiting(order, turn, refused);
    }
    try (Admission.Granted call = (Admission.Granted) admission) {
      AttemptLog current = missing == 0 ? log : beginning(context, log);
      return attempts.make(order, body, turn, new HeartbeatingWatch(context, order, current, call));
    }
  }

  private void throwIfHeld(ActivityExecutionContext context, CallInput order, Turn turn) {
    Optional<EndpointHold> hold = attempts.hold(order);
    if (hold.isPresent()) {
      keep(context, turn.log().waiting(FailureCode.ENDPOINT_DISABLED));
      throw attempts.held(order, turn, hold.get());
    }
  }

  /**
   * An attempt that is missing in the log was lost with its worker, or on a worker that could not
   * read its input, as without the encryption key. Only the lost ones have begun. The first of them
   * does not report that, which saves a heartbeat for each attempt after which nothing is missing.
   */
  private static int lost(int missing, AttemptLog log) {
    return Math.min(missing, log.begun() + 1);
  }

  private static AttemptLog beginning(ActivityExecutionContext context, AttemptLog log) {
    AttemptLog beginning = log.beginning();
    keep(context, beginning);
    return beginning;
  }

  /** A first attempt that was made elsewhere began the webhook's turn. */
  private static long since(
      ActivityExecutionContext context, CallInput order, @Nullable RawValue first) {
    if (order.since() != null) {
      return order.since();
    }
    return Optional.ofNullable(first)
        .map(failure -> read(failure, FirstFailure.class))
        .flatMap(
            failure ->
                Optional.ofNullable(failure.since())
                    .or(
                        () ->
                            failure.attemptLog().newest().stream()
                                .findFirst()
                                .map(AttemptLog.Entry::startedAt)))
        .orElse(context.getInfo().getScheduledTimestamp());
  }

  private static <T> T read(RawValue wire, Class<T> type) {
    return WireJson.read(wire, type).orElseThrow(AttemptFailures::unreadable);
  }

  /** An attempt that sends heartbeats while it runs. */
  private final class HeartbeatingWatch implements AttemptRunner.Watch {

    private final ActivityExecutionContext context;
    private final CallInput order;
    private final AttemptLog log;
    private final Admission.Granted admitted;

    private HeartbeatingWatch(
        ActivityExecutionContext context,
        CallInput order,
        AttemptLog log,
        Admission.Granted admitted) {
      this.context = context;
      this.order = order;
      this.log = log;
      this.admitted = admitted;
    }

    @Override
    public AttemptOutcome send(EndpointCall.Prepared call, int attempt) {
      releaseIfStopping(attempt);
      try (Heartbeats.AttemptHeartbeat beat =
          heartbeats.during(context, WireJson.toPayload(log), call::cancel)) {
        AttemptOutcome outcome = call.send();
        if (outcome instanceof AttemptOutcome.Failed) {
          beat.endOfFailure();
          releaseIfStopping(attempt);
        }
        EndpointVerdict.of(outcome).report(admitted);
        return outcome;
      }
    }

    private void releaseIfStopping(int attempt) {
      if (stop.isStopping()) {
        WorkerStop.clearInterrupt();
        attempts.telemetry().released(order);
        throw new AttemptFailures(order, attempt, log).released();
      }
    }

    @Override
    public void failed(AttemptLog newLog) {
      keep(context, newLog);
    }
  }

  /** The next attempt reads the log from the heartbeat, even if the server cancels this one. */
  private static void keep(ActivityExecutionContext context, AttemptLog log) {
    try {
      Heartbeats.send(context, WireJson.toPayload(log));
    } catch (ActivityCompletionException e) {
      // the attempt has already failed, and reports that
    }
  }
}
