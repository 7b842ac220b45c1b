package dev.hookline.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one async delivery does: the event it belongs to and the webhook to call. JSON on the wire;
 * unknown fields are tolerated.
 *
 * @param version as {@link Plan#version()}
 * @param event the event's name
 * @param source the calling service; absent for none
 * @param execution the workflow id of the event's execution, of which the webhook id is made
 * @param webhook the webhook to call
 * @param traceparent the caller's W3C trace context, sent to the endpoint; absent for none
 * @param searchAttributes the registered search attributes that the workflow may set
 * @param lineage where a replay comes from; absent for a first run
 * @param firstFailure how the first attempt failed that was made together with those of the event's
 *     other deliveries; absent where none was made yet
 * @param rules as {@link Plan#rules()}
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
    @Nullable Integer rules) {

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
        plan.rules());
  }

  /** Returns this delivery after its first attempt, which failed, or before it. */
  public Delivery after(@Nullable FirstFailure failure) {
    return with(webhook, lineage, failure);
  }

  /** Returns the plan of this one webhook, for who reads plans. */
  public Plan asPlan() {
    return new Plan(
        version, event, source, List.of(webhook), traceparent, searchAttributes, lineage, rules);
  }

  /** Returns this delivery to another webhook, of which no attempt was made. */
  public Delivery withWebhook(WebhookCall other) {
    return new Delivery(
        Plan.versionFor(List.of(other), version),
        event,
        source,
        execution,
        other,
        traceparent,
        searchAttributes,
        lineage,
        null,
        rules);
  }

  /** Returns this delivery as the replay of an earlier run; its attempts are counted anew. */
  public Delivery replaying(Lineage from) {
    return with(webhook, from, null);
  }

  private Delivery with(WebhookCall call, @Nullable Lineage from, @Nullable FirstFailure failure) {
    return new Delivery(
        version,
        event,
        source,
        execution,
        call,
        traceparent,
        searchAttributes,
        from,
        failure,
        rules);
  }
}
