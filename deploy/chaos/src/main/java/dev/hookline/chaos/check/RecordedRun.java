package dev.hookline.chaos.check;

import dev.hookline.chaos.log.Micros;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server has of an execution.
 *
 * @param status how it ended: {@code completed}, {@code failed}, {@code cancelled}, {@code open},
 *     or else
 * @param startedAt when it was recorded, in microseconds since 1970
 * @param outcome the digest of its result or the code of its failure
 * @param answers the recorded response of each webhook
 */
public record RecordedRun(
    String status, long startedAt, String outcome, Map<String, RecordedAnswer> answers) {

  static final String COMPLETED = "completed";
  static final String FAILED = "failed";
  static final String CANCELLED = "cancelled";
  static final String OPEN = "open";

  static RecordedRun of(List<HistoryEvent> events) {
    HistoryEvent last = events.get(events.size() - 1);
    long at = Micros.of(events.get(0).getEventTime());
    Map<String, RecordedAnswer> answers = RecordedAnswers.of(events);
    if (last.hasWorkflowExecutionCompletedEventAttributes()) {
      var completed = last.getWorkflowExecutionCompletedEventAttributes();
      return new RecordedRun(COMPLETED, at, RecordedAnswers.digest(completed.getResult()), answers);
    }
    if (last.hasWorkflowExecutionFailedEventAttributes()) {
      var failed = last.getWorkflowExecutionFailedEventAttributes().getFailure();
      return new RecordedRun(FAILED, at, failed.getApplicationFailureInfo().getType(), answers);
    }
    if (last.hasWorkflowExecutionCanceledEventAttributes()) {
      return new RecordedRun(CANCELLED, at, CANCELLED, answers);
    }
    boolean ended =
        last.hasWorkflowExecutionTerminatedEventAttributes()
            || last.hasWorkflowExecutionTimedOutEventAttributes();
    return new RecordedRun(
        ended ? last.getEventType().name() : OPEN, at, ended ? "terminated" : "", answers);
  }

  /**
   * Returns a delivery that was recorded when those of its event were, where they began together.
   */
  RecordedRun since(Optional<RecordedRun> together) {
    return new RecordedRun(
        status, together.map(RecordedRun::startedAt).orElse(startedAt), outcome, answers);
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
                outcome,
                answer == null ? Map.of() : Map.of(webhook, answer)));
  }

  boolean is(String other) {
    return status.equals(other);
  }
}
