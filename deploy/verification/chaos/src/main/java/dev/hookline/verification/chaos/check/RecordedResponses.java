package dev.hookline.verification.chaos.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.Digest;
import dev.hookline.internal.wire.LocalAttemptDeclined;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.verification.chaos.log.Micros;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds when the response of each webhook was recorded in a history: the only code that knows the
 * format. A call is an activity, or a local activity, which is recorded in a marker.
 */
final class RecordedResponses {

  private static final String LOCAL_ACTIVITY = "LocalActivity";

  /** A run with encryption has its key in the environment of every program. */
  private static final DataConverter CONVERTER = Encryption.fromEnvironment().converter();

  private RecordedResponses() {}

  /** Returns the first response of each webhook. */
  static Map<String, RecordedResponse> of(List<HistoryEvent> events) {
    Map<Long, String> calls = new HashMap<>();
    Map<String, RecordedResponse> responses = new LinkedHashMap<>();
    for (HistoryEvent event : events) {
      long at = Micros.of(event.getEventTime());
      if (event.hasActivityTaskScheduledEventAttributes()) {
        var scheduled = event.getActivityTaskScheduledEventAttributes();
        if (scheduled.getActivityType().getName().equals(Names.CALL_WEBHOOK)) {
          webhook(scheduled.getInput()).ifPresent(name -> calls.put(event.getEventId(), name));
        }
      } else if (event.hasActivityTaskCompletedEventAttributes()) {
        var completed = event.getActivityTaskCompletedEventAttributes();
        String name = calls.get(completed.getScheduledEventId());
        if (name != null) {
          responses.putIfAbsent(name, response(at, completed.getResult()));
        }
      } else if (event.hasMarkerRecordedEventAttributes()) {
        takeMarker(event.getMarkerRecordedEventAttributes(), at, responses);
      }
    }
    return responses;
  }

  /** Returns the digest of the final response of an event that has made all its calls. */
  static String ofEvent(List<HistoryEvent> events) {
    Map<String, RecordedResponse> responses = of(events);
    Payloads input = events.get(0).getWorkflowExecutionStartedEventAttributes().getInput();
    return WireJson.read(raw(input), Plan.class).orElseThrow().sync().stream()
        .filter(WebhookCall::finalResponse)
        .map(webhook -> requireNonNull(responses.get(webhook.name())).body())
        .reduce((earlier, last) -> last)
        .orElseGet(() -> Digest.ofPayload(new byte[0]));
  }

  private static void takeMarker(
      MarkerRecordedEventAttributes marker, long at, Map<String, RecordedResponse> responses) {
    Payloads result = marker.getDetailsOrDefault("result", Payloads.getDefaultInstance());
    boolean isResponse =
        marker.getMarkerName().equals(LOCAL_ACTIVITY)
            && !marker.hasFailure()
            && result.getPayloadsCount() > 0
            && !LocalAttemptDeclined.is(raw(result));
    if (isResponse) {
      type(marker).ifPresent(name -> responses.putIfAbsent(name, response(at, result)));
    }
  }

  private static RecordedResponse response(long at, Payloads result) {
    return new RecordedResponse(at, digest(result), new String(bytes(result), UTF_8));
  }

  static String digest(Payloads result) {
    return Digest.ofPayload(bytes(result));
  }

  private static byte[] bytes(Payloads result) {
    return result.getPayloadsCount() == 0 ? new byte[0] : Bodies.bytes(raw(result));
  }

  private static Optional<String> webhook(Payloads input) {
    return input.getPayloadsCount() == 0
        ? Optional.empty()
        : WireJson.read(raw(input), CallInput.class).map(order -> order.webhook().name());
  }

  /** The type of a local activity of ours is the webhook's name, as JSON. */
  private static Optional<String> type(MarkerRecordedEventAttributes marker) {
    return WireJson.read(raw(marker.getDetailsOrThrow("type")), String.class);
  }

  private static RawValue raw(Payloads payloads) {
    return CONVERTER.fromPayloads(0, Optional.of(payloads), RawValue.class, RawValue.class);
  }
}
