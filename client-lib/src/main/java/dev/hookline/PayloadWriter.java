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
    Payload payload = value instanceof Payload ready ? checked(ready) : written(value);
    if (payload.size() > Payload.MAX_BYTES) {
      throw InvocationException.badInput(
          Reason.PAYLOAD_TOO_LARGE,
          "payload must be at most %d bytes, found %d; send a reference to the data instead"
              .formatted(Payload.MAX_BYTES, payload.size()),
          null);
    }
    return payload;
  }

  private static Payload checked(Payload payload) {
    if (!payload.isEmpty() && !payload.isJson()) {
      throw InvocationException.badInput(
          Reason.INVALID_PAYLOAD,
          "payload must be empty or one JSON value in UTF-8, found %d other bytes; pass an object to have it written as JSON"
              .formatted(payload.size()),
          null);
    }
    return payload;
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
