package dev.hookline.verification.chaos.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hookline.internal.wire.ExecutionIds;
import java.util.List;

/**
 * One event.
 *
 * @param key its idempotency key
 * @param kind the name of its kind
 * @param atMillis when it is called, from the start of its phase
 * @param calls its calls, all with the same key
 * @param cancelAfterMillis when the first caller cancels it, from its call; 0 for never
 * @param padding extra bytes in its payload
 * @param order its ordering key, which only ordered kinds use
 */
public record PlannedEvent(
    String key,
    String kind,
    long atMillis,
    List<PlannedCall> calls,
    int cancelAfterMillis,
    int padding,
    String order) {

  /** Copies the list. */
  public PlannedEvent {
    calls = List.copyOf(calls);
  }

  public String execution() {
    return ExecutionIds.event(null, kind, key);
  }

  @JsonIgnore
  public boolean isCancelled() {
    return cancelAfterMillis > 0;
  }

  /** Returns the event's payload, with a number that does not fit a double. */
  public String payload() {
    return "{\"key\":\"%s\",\"order\":\"%s\",\"n\":12345678901234567890%s}"
        .formatted(
            key, order, padding == 0 ? "" : ",\"pad\":\"%s\"".formatted("x".repeat(padding)));
  }
}
