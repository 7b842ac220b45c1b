package dev.hookline.operate.internal.history;

import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.WebhookState.State;
import dev.hookline.operate.internal.server.ExecutionReader;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhook calls in a run's history, in order. */
final class CallRecords {

  private final DataConverter converter;
  private final Map<Long, CallRecord> calls = new LinkedHashMap<>();
  private final boolean retriesElsewhere;

  private CallRecords(HistoryEvent start, DataConverter converter) {
    this.converter = converter;
    this.retriesElsewhere = kind(start) == ExecutionKind.DELIVERIES;
    if (kind(start) == ExecutionKind.DELIVERY) {
      StartInput.of(start.getWorkflowExecutionStartedEventAttributes(), converter)
          .firstAttempt(timeOf(start))
          .ifPresent(first -> calls.put(start.getEventId(), CallRecord.of(first)));
    }
  }

  static List<CallRecord> of(List<HistoryEvent> events, DataConverter converter) {
    CallRecords records = new CallRecords(events.get(0), converter);
    events.forEach(records::take);
    HistoryEvent last = events.get(events.size() - 1);
    if (Endings.isEnd(last)) {
      records.calls.values().forEach(call -> call.closed(timeOf(last)));
    }
    return new ArrayList<>(records.calls.values());
  }

  private void take(HistoryEvent event) {
    Instant at = timeOf(event);
    if (event.hasMarkerRecordedEventAttributes()) {
      firstAttempt(event);
    } else if (event.hasActivityTaskScheduledEventAttributes()) {
      RecordedCall.of(event.getActivityTaskScheduledEventAttributes(), converter)
          .ifPresent(call -> calls.put(event.getEventId(), continued(call, at)));
    } else if (event.hasActivityTaskStartedEventAttributes()) {
      var started = event.getActivityTaskStartedEventAttributes();
      CallRecord call = calls.get(started.getScheduledEventId());
      if (call != null) {
        call.started(at, started, converter);
      }
    } else if (event.hasActivityTaskCompletedEventAttributes()) {
      var completed = event.getActivityTaskCompletedEventAttributes();
      CallRecord call = calls.get(completed.getScheduledEventId());
      if (call != null) {
        var result = Optional.of(completed.getResult());
        call.succeeded(at, converter.fromPayloads(0, result, RawValue.class, RawValue.class));
      }
    } else if (event.hasActivityTaskFailedEventAttributes()) {
      var failed = event.getActivityTaskFailedEventAttributes();
      end(
          failed.getScheduledEventId(),
          at,
          State.FAILED,
          RecordedFailure.of(failed.getFailure(), converter));
    } else if (event.hasActivityTaskTimedOutEventAttributes()) {
      var timedOut = event.getActivityTaskTimedOutEventAttributes();
      end(
          timedOut.getScheduledEventId(),
          at,
          State.FAILED,
          RecordedFailure.of(timedOut.getFailure(), converter));
    } else if (event.hasActivityTaskCanceledEventAttributes()) {
      var cancelled = event.getActivityTaskCanceledEventAttributes();
      end(cancelled.getScheduledEventId(), at, State.CANCELLED, null);
    }
  }

  private void firstAttempt(HistoryEvent event) {
    RecordedFirstAttempt.of(event, converter)
        .filter(first -> first.failure() == null || !retriesElsewhere)
        .ifPresent(first -> calls.put(event.getEventId(), CallRecord.of(first)));
  }

  /** If the first attempt was a local one just before, the call began with it. */
  private CallRecord continued(RecordedCall call, Instant at) {
    Optional<CallRecord> first =
        calls.values().stream()
            .filter(one -> one.call.webhook().equals(call.webhook()))
            .findFirst();
    calls.values().removeIf(one -> one.call.webhook().equals(call.webhook()));
    return first.map(one -> CallRecord.after(one, call)).orElseGet(() -> new CallRecord(call, at));
  }

  private void end(long scheduled, Instant at, State state, @Nullable RecordedFailure failure) {
    CallRecord call = calls.get(scheduled);
    if (call != null) {
      call.ended(at, state, failure);
    }
  }

  private static ExecutionKind kind(HistoryEvent start) {
    return ExecutionKind.ofType(
        start.getWorkflowExecutionStartedEventAttributes().getWorkflowType().getName());
  }

  private static Instant timeOf(HistoryEvent event) {
    return ExecutionReader.instant(event.getEventTime());
  }
}
