package dev.hookline.operate.internal.history;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.List;
import java.util.Optional;

/** The outcome of a run, from the last event of its history. */
public final class Endings {

  private Endings() {}

  static boolean isEnd(HistoryEvent event) {
    return event.hasWorkflowExecutionCompletedEventAttributes()
        || event.hasWorkflowExecutionFailedEventAttributes()
        || event.hasWorkflowExecutionTerminatedEventAttributes()
        || event.hasWorkflowExecutionCanceledEventAttributes()
        || event.hasWorkflowExecutionTimedOutEventAttributes();
  }

  /** Returns the result of a successful run. */
  public static Optional<RawValue> result(List<HistoryEvent> events, DataConverter converter) {
    HistoryEvent last = events.get(events.size() - 1);
    if (!last.hasWorkflowExecutionCompletedEventAttributes()) {
      return Optional.empty();
    }
    var payloads = last.getWorkflowExecutionCompletedEventAttributes().getResult();
    return Optional.ofNullable(
        converter.fromPayloads(0, Optional.of(payloads), RawValue.class, RawValue.class));
  }

  /** Returns the failure of an unsuccessful run. */
  public static Optional<String> failure(List<HistoryEvent> events, DataConverter converter) {
    HistoryEvent last = events.get(events.size() - 1);
    if (last.hasWorkflowExecutionFailedEventAttributes()) {
      return Optional.of(
          FailureMessage.of(
              last.getWorkflowExecutionFailedEventAttributes().getFailure(), converter));
    }
    if (last.hasWorkflowExecutionTerminatedEventAttributes()) {
      return Optional.of(
          "terminated: " + last.getWorkflowExecutionTerminatedEventAttributes().getReason());
    }
    if (last.hasWorkflowExecutionTimedOutEventAttributes()) {
      return Optional.of("timed out");
    }
    return last.hasWorkflowExecutionCanceledEventAttributes()
        ? Optional.of("cancelled")
        : Optional.empty();
  }
}
