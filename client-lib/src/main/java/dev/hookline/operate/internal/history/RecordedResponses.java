package dev.hookline.operate.internal.history;

import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The responses recorded by one run, byte for byte: of webhooks it called, and those it reused from
 * the run it replaced, so that a replay of a replay works.
 */
public final class RecordedResponses {

  private final Map<String, RawValue> responses;

  private RecordedResponses(Map<String, RawValue> responses) {
    this.responses = responses;
  }

  /** Reads a run's history from the server. */
  public static RecordedResponses of(WorkflowClient client, String execution, String runId) {
    return of(
        client.fetchHistory(execution, runId).getEvents(), client.getOptions().getDataConverter());
  }

  /** Reads the responses in a history. */
  static RecordedResponses of(List<HistoryEvent> events, DataConverter converter) {
    Map<Long, String> webhooks = new LinkedHashMap<>();
    Map<String, RawValue> responses = new LinkedHashMap<>();
    for (HistoryEvent event : events) {
      if (event.hasActivityTaskScheduledEventAttributes()) {
        RecordedCall.of(event.getActivityTaskScheduledEventAttributes(), converter)
            .ifPresent(call -> webhooks.put(event.getEventId(), call.webhook()));
      } else if (event.hasMarkerRecordedEventAttributes()) {
        RecordedFirstAttempt.of(event, converter)
            .filter(first -> first.response() != null)
            .ifPresent(first -> responses.put(first.webhook(), first.response()));
      } else if (event.hasActivityTaskCompletedEventAttributes()) {
        var completed = event.getActivityTaskCompletedEventAttributes();
        String webhook = webhooks.get(completed.getScheduledEventId());
        if (webhook != null) {
          responses.put(webhook, raw(converter, 0, completed.getResult()));
        }
      }
    }
    return new RecordedResponses(responses);
  }

  /** Returns the webhooks that succeeded, in the order of their responses. */
  public List<String> webhooks() {
    return List.copyOf(responses.keySet());
  }

  /** Returns the response of a webhook; empty bytes if it was not recorded. */
  public Optional<RawValue> response(String webhook) {
    return Optional.ofNullable(responses.get(webhook));
  }

  private static RawValue raw(DataConverter converter, int index, Payloads payloads) {
    return converter.fromPayloads(index, Optional.of(payloads), RawValue.class, RawValue.class);
  }
}
