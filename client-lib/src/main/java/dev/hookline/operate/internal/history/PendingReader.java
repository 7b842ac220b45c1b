package dev.hookline.operate.internal.history;

import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.Attempt.Outcome;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import java.util.Optional;

/** The server's record of a pending call. */
record PendingReader(PendingActivityInfo activity, DataConverter converter) {

  WebhookStateBuilder into(WebhookStateBuilder state) {
    Optional<RecordedFailure> failure =
        activity.hasLastFailure()
            ? Optional.of(RecordedFailure.of(activity.getLastFailure(), converter))
            : Optional.empty();
    Optional<AttemptLog> log =
        RecordedFailure.heartbeat(activity.getHeartbeatDetails(), converter)
            .or(() -> failure.flatMap(RecordedFailure::log));
    int attempt = log.orElse(AttemptLog.empty()).attemptOf(activity.getAttempt());
    boolean inFlight = isInFlight();
    return state
        .failure(failure)
        .pending(pending(), nextAttemptAt())
        .attempts(
            attempt,
            Attempts.of(
                inFlight ? attempt : attempt - 1,
                log,
                inFlight ? running(attempt) : Optional.empty()));
  }

  private Pending pending() {
    if (isInFlight()) {
      return Pending.IN_FLIGHT;
    }
    if (activity.getPaused()) {
      return Pending.PAUSED;
    }
    return activity.getAttempt() > 1 ? Pending.WAITING : Pending.QUEUED;
  }

  private Optional<Instant> nextAttemptAt() {
    return pending() == Pending.WAITING && activity.hasScheduledTime()
        ? Optional.of(ExecutionReader.instant(activity.getScheduledTime()))
        : Optional.empty();
  }

  private boolean isInFlight() {
    return isInFlight(activity);
  }

  static boolean isInFlight(PendingActivityInfo activity) {
    PendingActivityState state = activity.getState();
    return state != PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED
        && state != PendingActivityState.PENDING_ACTIVITY_STATE_PAUSED
        && activity.hasLastStartedTime();
  }

  private Optional<Attempt> running(int attempt) {
    return Optional.of(
        new Attempt(
            attempt,
            ExecutionReader.instant(activity.getLastStartedTime()),
            null,
            Outcome.RUNNING,
            null,
            null));
  }
}
