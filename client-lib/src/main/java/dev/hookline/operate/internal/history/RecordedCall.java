package dev.hookline.operate.internal.history;

import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.Optional;

/** An activity in a history that belongs to a webhook: its call, or the reading of its response. */
public record RecordedCall(String webhook, String type, String activityId) {

  /** Returns the webhook call of an activity; empty if it has none. */
  public static Optional<RecordedCall> of(
      ActivityTaskScheduledEventAttributes scheduled, DataConverter converter) {
    String type = scheduled.getActivityType().getName();
    return webhook(type, scheduled, converter)
        .map(webhook -> new RecordedCall(webhook, type, scheduled.getActivityId()));
  }

  /** Returns the input of a webhook call; empty if it is another activity or not readable. */
  public static Optional<CallInput> input(
      ActivityTaskScheduledEventAttributes scheduled, DataConverter converter) {
    if (!scheduled.getActivityType().getName().equals(Names.CALL_WEBHOOK)) {
      return Optional.empty();
    }
    RawValue input =
        converter.fromPayloads(
            0, Optional.of(scheduled.getInput()), RawValue.class, RawValue.class);
    return WireJson.read(input, CallInput.class);
  }

  private static Optional<String> webhook(
      String type, ActivityTaskScheduledEventAttributes scheduled, DataConverter converter) {
    if (type.equals(Names.CALL_WEBHOOK)) {
      return input(scheduled, converter).map(call -> call.webhook().name());
    }
    var input = Optional.of(scheduled.getInput());
    return type.equals(Names.READ_RESPONSE)
        ? Optional.ofNullable(converter.fromPayloads(1, input, String.class, String.class))
        : Optional.empty();
  }
}
