package dev.hookline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hookline.InvocationException.Reason;
import org.jspecify.annotations.Nullable;

/** Makes an event's payload of what the caller hands in, and checks it. */
final class PayloadWriter {

  private static final PayloadWriter PLAIN =
      new PayloadWriter(JsonMapper.builder().findAndAddModules().build());

  private final ObjectMapper mapper;

  PayloadWriter(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  static PayloadWriter plain() {
    return PLAIN;
  }

  Payload write(@Nullable Object value) {
    Payload payload = value instanceof Payload ready ? ready.requireJson() : written(value);
    return payload.requireSize();
  }

  private Payload written(@Nullable Object value) {
    try {
      return Payload.of(mapper.writeValueAsBytes(value));
    } catch (JsonProcessingException | StackOverflowError e) {
      throw InvocationException.badInput(
          Reason.INVALID_PAYLOAD,
          "payload of type %s cannot be written as JSON: %s"
              .formatted(
                  value == null ? "null" : value.getClass().getName(),
                  e instanceof JsonProcessingException json
                      ? json.getOriginalMessage()
                      : "it refers to itself"),
          e);
    }
  }
}
