package dev.hookline.contract;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.jspecify.annotations.Nullable;

/**
 * The first input of the {@value Names#CALL_WEBHOOK} activity, as JSON; the second is the body.
 *
 * @param event the event's name
 * @param webhookId the id that every attempt carries
 * @param webhook the webhook to call; a list of one where it is signed, see {@link OrderedWebhook}
 * @param keepResponse whether the answer is recorded; one that nobody uses is only checked
 * @param traceparent the caller's trace context; absent for none
 */
public record CallOrder(
    String event,
    String webhookId,
    @JsonSerialize(using = OrderedWebhook.Writer.class)
        @JsonDeserialize(using = OrderedWebhook.Reader.class)
        WebhookCall webhook,
    boolean keepResponse,
    @Nullable String traceparent) {

  /** Returns what the attempts of an async webhook are told: its response is only checked. */
  public static CallOrder of(Delivery delivery) {
    return new CallOrder(
        delivery.event(),
        WebhookId.of(delivery.execution(), delivery.webhook().name()),
        delivery.webhook(),
        false,
        delivery.traceparent());
  }
}
