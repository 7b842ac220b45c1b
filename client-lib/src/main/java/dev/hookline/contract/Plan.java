package dev.hookline.contract;

import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event does: a snapshot of its webhooks, so that a changed configuration never changes an
 * execution in flight. JSON on the wire; unknown fields are tolerated.
 *
 * @param version the lowest version that says what this plan needs: 1, or {@value #SIGNED_VERSION}
 *     where a webhook is signed
 * @param event the event's name
 * @param source the calling service; absent for none
 * @param webhooks the webhooks in declared order
 * @param traceparent the caller's W3C trace context, sent to the endpoints; absent for none
 * @param searchAttributes the registered search attributes that the workflow may set
 * @param lineage where a replay comes from; absent for a first run
 * @param rules which rules its starter has checked its values by, now {@value #RULES}; absent where
 *     the worker has to
 */
public record Plan(
    int version,
    String event,
    @Nullable String source,
    List<WebhookCall> webhooks,
    @Nullable String traceparent,
    List<String> searchAttributes,
    @Nullable Lineage lineage,
    @Nullable Integer rules) {

  /** The rules of configurations that this release checks. */
  public static final int RULES = 1;

  /** The newest version of a plan that this release reads and writes. */
  public static final int VERSION = 2;

  /** The version from which on requests are signed; a worker of an older one would not sign. */
  public static final int SIGNED_VERSION = 2;

  /** Copies the lists. */
  public Plan {
    event = event == null ? "" : event;
    webhooks = webhooks == null ? List.of() : List.copyOf(webhooks);
    searchAttributes = searchAttributes == null ? List.of() : List.copyOf(searchAttributes);
  }

  /** Returns the sync webhooks in declared order. */
  public List<WebhookCall> sync() {
    return webhooks.stream().filter(webhook -> !webhook.async()).toList();
  }

  /** Returns the async webhooks in declared order. */
  public List<WebhookCall> async() {
    return webhooks.stream().filter(WebhookCall::async).toList();
  }

  /**
   * Returns whether anybody reads the webhook's answer; an answer that nobody reads is not kept.
   */
  public boolean isResponseUsed(WebhookCall webhook) {
    return webhook.finalResponse()
        || webhooks.stream().anyMatch(other -> webhook.name().equals(other.useDataFrom()));
  }

  /** Returns the plan of an event's webhooks, whose configuration was checked. */
  public static Plan of(EventType event, @Nullable String source, List<WebhookConfig> webhooks) {
    List<WebhookCall> calls = webhooks.stream().map(WebhookCall::of).toList();
    return new Plan(
        versionFor(calls, 1), event.name(), source, calls, null, List.of(), null, RULES);
  }

  /** Returns the lowest version from that one on that says what the webhooks need. */
  static int versionFor(List<WebhookCall> webhooks, int from) {
    boolean isSigned = webhooks.stream().anyMatch(webhook -> webhook.signing() != null);
    return isSigned ? Math.max(from, SIGNED_VERSION) : from;
  }

  /** Returns this plan with other webhooks. */
  public Plan withWebhooks(List<WebhookCall> others) {
    return new Plan(
        versionFor(others, version),
        event,
        source,
        others,
        traceparent,
        searchAttributes,
        lineage,
        rules);
  }

  /** Returns this plan with the trace context, or without one. */
  public Plan withTraceparent(@Nullable String trace) {
    return new Plan(version, event, source, webhooks, trace, searchAttributes, lineage, rules);
  }

  /** Returns this plan with the search attributes that the workflow may set. */
  public Plan withSearchAttributes(List<String> registered) {
    return new Plan(version, event, source, webhooks, traceparent, registered, lineage, rules);
  }

  /** Returns this plan as the replay of an earlier run. */
  public Plan replaying(Lineage from) {
    return new Plan(version, event, source, webhooks, traceparent, searchAttributes, from, rules);
  }
}
