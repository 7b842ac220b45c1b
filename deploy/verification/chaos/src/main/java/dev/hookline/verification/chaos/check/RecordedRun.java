package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.Micros;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An execution as the server recorded it.
 *
 * @param status how it ended: {@code completed}, {@code failed}, {@code cancelled}, {@code open},
 *     or else
 * @param startedAt when it was recorded, in microseconds since 1970
 * @param endedAt when its last event was recorded; {@link #NEVER} if it is open
 * @param deliveriesAt when its async deliveries were recorded; {@link #NEVER} if they were not
 * @param outcome the digest of its result or the code of its failure
 * @param responses the recorded response of each webhook
 */
public record RecordedRun(
    String status,
    long startedAt,
    long endedAt,
    long deliveriesAt,
    String outcome,
    Map<String, RecordedResponse> responses) {

  static final long NEVER = Long.MAX_VALUE;

  static final String COMPLETED = "completed";
  static final String FAILED = "failed";
  static final String CANCELLED = "cancelled";
  static final String OPEN = "open";

  static RecordedRun of(List<HistoryEvent> events) {
    HistoryEvent last = events.get(events.size() - 1);
    if (last.hasWorkflowExecutionCompletedEventAttributes()) {
      var completed = last.getWorkflowExecutionCompletedEventAttributes();
      return of(events, COMPLETED, RecordedResponses.digest(completed.getResult()));
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

  /** An event that has recorded its deliveries has succeeded; a cancellation came too late. */
  private static Optional<String> earlyResponse(List<HistoryEvent> events) {
    return events.stream()
            .anyMatch(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
        ? Optional.of(RecordedResponses.ofEvent(events))
        : Optional.empty();
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
        status.equals(OPEN) ? NEVER : Micros.of(events.get(events.size() - 1).getEventTime()),
        deliveries,
        outcome,
        RecordedResponses.of(events));
  }

  /**
   * Returns a delivery that was recorded together with the others of its event, if they started
   * together.
   */
  RecordedRun since(Optional<RecordedRun> together) {
    return new RecordedRun(
        status,
        together.map(RecordedRun::startedAt).orElse(startedAt),
        endedAt,
        deliveriesAt,
        outcome,
        responses);
  }

  /** Returns one of the deliveries that started together here; empty if it was lost. */
  Optional<RecordedRun> deliveryOf(String webhook) {
    RecordedResponse response = responses.get(webhook);
    return response == null && is(COMPLETED)
        ? Optional.empty()
        : Optional.of(
            new RecordedRun(
                response == null ? status : COMPLETED,
                startedAt,
                endedAt,
                NEVER,
                outcome,
                response == null ? Map.of() : Map.of(webhook, response)));
  }

  boolean is(String other) {
    return status.equals(other);
  }
}
