package dev.hookline.operate.internal.history;

import dev.hookline.contract.CallOrder;
import dev.hookline.contract.Names;
import dev.hookline.contract.WireJson;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.util.Optional;

/** An activity of a history that stands for a webhook: its call, or the reading of its answer. */
public record RecordedCall(String webhook, String type, String activityId) {

  /** Returns what an activity stands for; empty where that is no webhook. */
  public static Optional<RecordedCall> of(
      ActivityTaskScheduledEventAttributes scheduled, DataConverter converter) {
    String type = scheduled.getActivityType().getName();
    return webhook(type, scheduled, converter)
        .map(webhook -> new RecordedCall(webhook, type, scheduled.getActivityId()));
  }

  private static Optional<String> webhook(
      String type, ActivityTaskScheduledEventAttributes scheduled, DataConverter converter) {
    var input = Optional.of(scheduled.getInput());
    if (type.equals(Names.CALL_WEBHOOK)) {
      RawValue order = converter.fromPayloads(0, input, RawValue.class, RawValue.class);
      return WireJson.read(order, CallOrder.class).map(call -> call.webhook().name());
    }
    return type.equals(Names.READ_RESPONSE)
        ? Optional.ofNullable(converter.fromPayloads(1, input, String.class, String.class))
        : Optional.empty();
  }
}
