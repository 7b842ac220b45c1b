package dev.hookline.operate.internal.history;

import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.operate.Attempt;
import dev.hookline.operate.Attempt.Outcome;
import dev.hookline.operate.WebhookState.State;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The record of one webhook call in a history, built event by event. */
final class CallRecord {

  final RecordedCall call;
  final Instant scheduledAt;
  private @Nullable Instant startedAt;
  private int attempt;
  private Optional<RecordedFailure> previousFailure = Optional.empty();
  private @Nullable Instant endedAt;
  private State state = State.PENDING;
  private Optional<RecordedFailure> failure = Optional.empty();
  private @Nullable RawValue response;

  CallRecord(RecordedCall call, Instant scheduledAt) {
    this.call = call;
    this.scheduledAt = scheduledAt;
  }

  /** Returns a call whose only attempt was local. */
  static CallRecord of(RecordedFirstAttempt first) {
    CallRecord record =
        new CallRecord(new RecordedCall(first.webhook(), first.webhook(), ""), first.startedAt());
    record.attempt = 1;
    record.startedAt = first.startedAt();
    if (first.response() != null) {
      record.succeeded(first.endedAt(), first.response());
    } else {
      record.ended(first.endedAt(), State.FAILED, first.failure());
    }
    return record;
  }

  /** Returns a call whose first attempt was local and failed. */
  static CallRecord after(CallRecord first, RecordedCall call) {
    CallRecord record = new CallRecord(call, first.scheduledAt);
    record.previousFailure = first.failure;
    return record;
  }

  /** Recorded when the call ends: the last attempt, with the failure of the previous one. */
  void started(Instant at, ActivityTaskStartedEventAttributes event, DataConverter converter) {
    startedAt = at;
    attempt = event.getAttempt();
    if (event.hasLastFailure()) {
      previousFailure = Optional.of(RecordedFailure.of(event.getLastFailure(), converter));
    }
  }

  void succeeded(Instant at, RawValue with) {
    endedAt = at;
    response = with;
    state = call.type().equals(Names.READ_RESPONSE) ? State.REUSED : State.SUCCEEDED;
  }

  void ended(Instant at, State how, @Nullable RecordedFailure with) {
    endedAt = at;
    state = how;
    failure = Optional.ofNullable(with);
  }

  /** Records the end of the execution, which cancels a pending call. */
  void closed(Instant at) {
    if (state == State.PENDING) {
      ended(at, State.CANCELLED, null);
    }
  }

  boolean isPending() {
    return state == State.PENDING;
  }

  WebhookStateBuilder toState() {
    WebhookStateBuilder built =
        new WebhookStateBuilder(call.webhook(), state).times(scheduledAt, endedAt);
    if (call.type().equals(Names.READ_RESPONSE)) {
      return built.response(response);
    }
    return built
        .response(response)
        .failure(failure.or(() -> previousFailure))
        .attempts(made(), attempts());
  }

  private Attempts attempts() {
    return attempt == 0 ? Attempts.NONE : Attempts.of(made(), log(), last());
  }

  private int made() {
    return log().orElse(AttemptLog.empty()).attemptOf(attempt);
  }

  private Optional<AttemptLog> log() {
    return failure
        .flatMap(RecordedFailure::log)
        .or(() -> Bodies.metadata(response, Names.METADATA_LOG).flatMap(AttemptLog::parse))
        .or(() -> previousFailure.flatMap(RecordedFailure::log));
  }

  private Optional<Attempt> last() {
    boolean isWait = made() < 1;
    if (isWait || startedAt == null || endedAt == null) {
      return Optional.empty();
    }
    OptionalLong status = Bodies.numericMetadata(response, Names.METADATA_STATUS);
    long millis =
        Bodies.numericMetadata(response, Names.METADATA_MILLIS)
            .orElse(Math.max(0, Duration.between(startedAt, endedAt).toMillis()));
    return Optional.of(
        new Attempt(
            made(),
            startedAt,
            millis,
            outcome(),
            status.isPresent()
                ? Integer.valueOf((int) status.getAsLong())
                : failure.map(one -> one.details().status()).orElse(null),
            failure.map(RecordedFailure::code).orElse(null)));
  }

  private Outcome outcome() {
    return switch (state) {
      case SUCCEEDED, REUSED -> Outcome.SUCCEEDED;
      case CANCELLED -> Outcome.CANCELLED;
      case FAILED, NOT_CALLED, PENDING ->
          failure.filter(RecordedFailure::isLost).isPresent() ? Outcome.LOST : Outcome.FAILED;
    };
  }
}
