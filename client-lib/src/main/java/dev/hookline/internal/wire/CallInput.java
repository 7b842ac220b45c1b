package dev.hookline.internal.wire;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.hookline.contract.WebhookCall;
import org.jspecify.annotations.Nullable;

/**
 * The first input of the {@value Names#CALL_WEBHOOK} activity, as JSON; the second is the body.
 *
 * @param event the event's name
 * @param webhookId the id sent with every attempt
 * @param webhook the webhook to call; a list of one if it needs a newer worker, see {@link
 *     CallInputWebhook}
 * @param keepResponse whether the response is recorded; an unused one is only validated
 * @param traceparent the caller's trace context; absent for none
 * @param deadline when the event must have its final response, or the delivery of an async webhook
 *     expires, in milliseconds since 1970; absent for any time
 * @param failFast whether the event fails instead of waiting for an endpoint whose circuit breaker
 *     is open; absent for no
 * @param since when the webhook's turn began, in milliseconds since 1970; absent unless it was
 *     redirected
 * @param tracestate what tracing systems add to {@code traceparent}; absent for nothing
 */
public record CallInput(
    String event,
    String webhookId,
    @JsonSerialize(using = CallInputWebhook.Writer.class)
        @JsonDeserialize(using = CallInputWebhook.Reader.class)
        WebhookCall webhook,
    boolean keepResponse,
    @Nullable String traceparent,
    @Nullable Long deadline,
    @Nullable Boolean failFast,
    @Nullable Long since,
    @Nullable String tracestate) {

  /** Creates the input of a webhook whose turn begins with its first attempt. */
  public CallInput(
      String event,
      String webhookId,
      WebhookCall webhook,
      boolean keepResponse,
      @Nullable String traceparent,
      @Nullable Long deadline,
      @Nullable Boolean failFast) {
    this(event, webhookId, webhook, keepResponse, traceparent, deadline, failFast, null, null);
  }

  /** Returns the caller's trace context; null for none. */
  public @Nullable TraceHeaders trace() {
    return TraceHeaders.of(traceparent, tracestate);
  }

  /** Returns whether a wait for a circuit breaker ends the event. */
  public boolean failsFast() {
    return Boolean.TRUE.equals(failFast);
  }

  /** Returns this input with a corrected webhook, whose turn began at that time. */
  public CallInput redirected(WebhookCall corrected, long began) {
    return new CallInput(
        event,
        webhookId,
        corrected,
        keepResponse,
        traceparent,
        deadline,
        failFast,
        began,
        tracestate);
  }

  /** Returns the input for an async webhook, whose response is only validated. */
  public static CallInput of(Delivery delivery) {
    return new CallInput(
        delivery.event(),
        WebhookId.of(delivery.execution(), delivery.webhook().name()),
        delivery.webhook(),
        false,
        delivery.traceparent(),
        delivery.deliverBefore(),
        null,
        null,
        delivery.tracestate());
  }
}
