package dev.hookline.internal.wire;

import dev.hookline.contract.Lineage;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input of one async delivery: the event it belongs to and the webhook to call. JSON on the
 * wire; unknown fields are ignored.
 *
 * @param version as {@link Plan#version()}
 * @param event the event's name
 * @param source the calling service; absent for none
 * @param execution the workflow id of the event's execution, from which the webhook id is derived
 * @param webhook the webhook to call
 * @param traceparent the caller's W3C trace context, sent to the endpoint; absent for none
 * @param searchAttributes the registered search attributes that the workflow may set
 * @param lineage the origin of a replay; absent for a first run
 * @param firstFailure the failure of the first attempt, if it was made jointly with the event's
 *     other deliveries; absent otherwise
 * @param rules as {@link Plan#rules()}
 * @param deliverBefore as {@link Plan#deliverBefore()}
 * @param tracestate as {@link Plan#tracestate()}
 */
public record Delivery(
    int version,
    String event,
    @Nullable String source,
    String execution,
    WebhookCall webhook,
    @Nullable String traceparent,
    List<String> searchAttributes,
    @Nullable Lineage lineage,
    @Nullable FirstFailure firstFailure,
    @Nullable Integer rules,
    @Nullable Long deliverBefore,
    @Nullable String tracestate) {

  /** Copies the list. */
  public Delivery {
    event = event == null ? "" : event;
    execution = execution == null ? "" : execution;
    searchAttributes = searchAttributes == null ? List.of() : List.copyOf(searchAttributes);
  }

  /** Returns the delivery of one of a plan's async webhooks. */
  public static Delivery of(Plan plan, String execution, WebhookCall webhook) {
    return new Delivery(
        plan.version(),
        plan.event(),
        plan.source(),
        execution,
        webhook,
        plan.traceparent(),
        plan.searchAttributes(),
        null,
        null,
        plan.rules(),
        plan.deliverBefore(),
        plan.tracestate());
  }

  /** Returns this delivery with the failure of its first attempt; null before that attempt. */
  public Delivery after(@Nullable FirstFailure failure) {
    return with(version, webhook, lineage, failure, deliverBefore);
  }

  /** Returns this delivery as a plan with one webhook. */
  public Plan asPlan() {
    return new Plan(
        version,
        event,
        source,
        List.of(webhook),
        traceparent,
        searchAttributes,
        lineage,
        rules,
        null,
        null,
        deliverBefore,
        null,
        null,
        tracestate);
  }

  /** Returns this delivery with another webhook and no attempts. */
  public Delivery withWebhook(WebhookCall other) {
    return with(Plan.versionFor(List.of(other), version), other, lineage, null, deliverBefore);
  }

  /** Returns this delivery as the replay of an earlier run: attempts from 1, without an expiry. */
  public Delivery replaying(Lineage from) {
    return with(version, webhook, from, null, null);
  }

  private Delivery with(
      int lowest,
      WebhookCall call,
      @Nullable Lineage from,
      @Nullable FirstFailure failure,
      @Nullable Long before) {
    return new Delivery(
        lowest,
        event,
        source,
        execution,
        call,
        traceparent,
        searchAttributes,
        from,
        failure,
        rules,
        before,
        tracestate);
  }
}
