package dev.hookline.operate.internal.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.WireJson;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import org.jspecify.annotations.Nullable;

/** What happened, which an encrypting client keeps apart from the failure's message. */
final class FailureMessage {

  private FailureMessage() {}

  static String of(Failure failure, DataConverter converter) {
    if (!failure.hasEncodedAttributes()) {
      return failure.getMessage();
    }
    RawValue attributes =
        converter.fromPayload(failure.getEncodedAttributes(), RawValue.class, RawValue.class);
    return WireJson.read(attributes, Attributes.class)
        .map(Attributes::message)
        .orElseGet(() -> Bodies.text(attributes));
  }

  /** The SDK's own form; a stack trace is there too. */
  private record Attributes(@JsonProperty("message") @Nullable String message) {}
}
