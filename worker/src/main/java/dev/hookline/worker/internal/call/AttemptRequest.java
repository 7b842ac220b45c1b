package dev.hookline.worker.internal.call;

import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.TraceHeaders;
import io.temporal.common.converter.RawValue;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt sends.
 *
 * @param event the event's name
 * @param webhook the webhook to call, with unresolved secret references
 * @param webhookId the id that every attempt of this webhook carries
 * @param attempt the attempt's number, from 1
 * @param trace the trace context that the endpoint receives; null for none
 * @param body the exact bytes to send
 */
public record AttemptRequest(
    String event,
    WebhookCall webhook,
    String webhookId,
    int attempt,
    @Nullable TraceHeaders trace,
    byte[] body) {

  static AttemptRequest of(
      CallInput order,
      WebhookCall limited,
      RawValue body,
      int attempt,
      @Nullable TraceHeaders trace) {
    return new AttemptRequest(
        order.event(), limited, order.webhookId(), attempt, trace, Bodies.bytes(body));
  }
}
