package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.Micros;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.update.v1.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server has of an execution.
 *
 * @param status how it ended: {@code completed}, {@code failed}, {@code cancelled}, {@code open},
 *     or else
 * @param startedAt when it was recorded, in microseconds since 1970
 * @param deliveriesAt when its async deliveries were recorded; {@link #NEVER} if they were not
 * @param outcome the digest of its result or the code of its failure
 * @param answers the recorded response of each webhook
 */
public record RecordedRun(
    String status,
    long startedAt,
    long deliveriesAt,
    String outcome,
    Map<String, RecordedAnswer> answers) {

  static final long NEVER = Long.MAX_VALUE;

  static final String COMPLETED = "completed";
  static final String FAILED = "failed";
  static final String CANCELLED = "cancelled";
  static final String OPEN = "open";

  static RecordedRun of(List<HistoryEvent> events) {
    HistoryEvent last = events.get(events.size() - 1);
    if (last.hasWorkflowExecutionCompletedEventAttributes()) {
      var completed = last.getWorkflowExecutionCompletedEventAttributes();
      return of(events, COMPLETED, RecordedAnswers.digest(completed.getResult()));
    }
    if (last.hasWorkflowExecutionFailedEventAttributes()) {
      var failed = last.getWorkflowExecutionFailedEventAttributes().getFailure();
      return of(events, FAILED, failed.getApplicationFailureInfo().getType());
    }
    if (last.hasWorkflowExecutionCanceledEventAttributes()) {
      return earlyResponse(events)
          .map(response -> of(events, COMPLETED, response))
          .orElseGet(() -> of(events, CANCELLED, CANCELLED));
    }
    boolean ended =
        last.hasWorkflowExecutionTerminatedEventAttributes()
            || last.hasWorkflowExecutionTimedOutEventAttributes();
    return of(events, ended ? last.getEventType().name() : OPEN, ended ? "terminated" : "");
  }

  /** An event that has answered a caller has succeeded; a cancellation came too late. */
  private static Optional<String> earlyResponse(List<HistoryEvent> events) {
    return events.stream()
        .filter(HistoryEvent::hasWorkflowExecutionUpdateCompletedEventAttributes)
        .map(event -> event.getWorkflowExecutionUpdateCompletedEventAttributes().getOutcome())
        .filter(Outcome::hasSuccess)
        .map(outcome -> RecordedAnswers.digest(outcome.getSuccess()))
        .findFirst();
  }

  private static RecordedRun of(List<HistoryEvent> events, String status, String outcome) {
    long deliveries =
        events.stream()
            .filter(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
            .mapToLong(event -> Micros.of(event.getEventTime()))
            .min()
            .orElse(NEVER);
    return new RecordedRun(
        status,
        Micros.of(events.get(0).getEventTime()),
        deliveries,
        outcome,
        RecordedAnswers.of(events));
  }

  /**
   * Returns a delivery that was recorded when those of its event were, where they began together.
   */
  RecordedRun since(Optional<RecordedRun> together) {
    return new RecordedRun(
        status,
        together.map(RecordedRun::startedAt).orElse(startedAt),
        deliveriesAt,
        outcome,
        answers);
  }

  /** Returns one of the deliveries that began together here; empty where it is lost. */
  Optional<RecordedRun> deliveryOf(String webhook) {
    RecordedAnswer answer = answers.get(webhook);
    return answer == null && is(COMPLETED)
        ? Optional.empty()
        : Optional.of(
            new RecordedRun(
                answer == null ? status : COMPLETED,
                startedAt,
                NEVER,
                outcome,
                answer == null ? Map.of() : Map.of(webhook, answer)));
  }

  boolean is(String other) {
    return status.equals(other);
  }
}
