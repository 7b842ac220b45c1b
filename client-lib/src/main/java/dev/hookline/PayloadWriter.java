package dev.hookline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.InvocationException.Reason;
import org.jspecify.annotations.Nullable;

/** Converts a caller's value to an event's payload, and checks it. */
final class PayloadWriter {

  private PayloadWriter() {}

  static Payload write(@Nullable Object value, ObjectMapper mapper) {
    Payload payload =
        value instanceof Payload existing ? existing.requireJson() : serialize(value, mapper);
    return payload.requireSize();
  }

  private static Payload serialize(@Nullable Object value, ObjectMapper mapper) {
    try {
      return Payload.of(mapper.writeValueAsBytes(value));
    } catch (JsonProcessingException | StackOverflowError e) {
      throw InvocationException.badInput(
          Reason.INVALID_PAYLOAD,
          "payload of type %s cannot be serialized as JSON: %s"
              .formatted(
                  value == null ? "null" : value.getClass().getName(),
                  e instanceof JsonProcessingException json
                      ? json.getOriginalMessage()
                      : "it refers to itself"),
          e);
    }
  }
}
