package dev.hookline.contract;

import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one event: a snapshot of its webhooks, so that configuration changes never affect an
 * execution in flight. JSON on the wire; unknown fields are ignored.
 *
 * @param version the lowest version that supports this plan: 1, or {@value #SIGNED_VERSION} if a
 *     webhook is signed, authenticated by more than a token, or has TLS settings, a proxy or a
 *     retry policy, or the event has a deadline or an ordering
 * @param event the event's name
 * @param source the calling service; absent for none
 * @param webhooks the webhooks in declared order
 * @param traceparent the caller's W3C trace context, sent to the endpoints; absent for none
 * @param searchAttributes the registered search attributes that the workflow may set
 * @param lineage the origin of a replay; absent for a first run
 * @param rules the version of the rules that its starter has checked, currently {@value #RULES};
 *     absent if the worker has to check them
 * @param deadline how long the sync webhooks may take, in milliseconds from when the server records
 *     the run, or gives it its turn; absent for any time
 * @param ordering the queue in which the event waits for its turn; absent for none
 */
public record Plan(
    int version,
    String event,
    @Nullable String source,
    List<WebhookCall> webhooks,
    @Nullable String traceparent,
    List<String> searchAttributes,
    @Nullable Lineage lineage,
    @Nullable Integer rules,
    @Nullable Long deadline,
    @Nullable Ordering ordering) {

  /** The version of the configuration rules in this release. */
  public static final int RULES = 1;

  /** The newest version of a plan that this release reads and writes. */
  public static final int VERSION = 2;

  /**
   * The first version with signing, authentication, TLS settings, proxies, retry policies,
   * deadlines and orderings; a worker that supports only older ones would call without them.
   */
  public static final int SIGNED_VERSION = 2;

  /** The longest deadline: 30 days. */
  public static final long MAX_DEADLINE_MILLIS = 30L * 86_400_000;

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

  /** Returns whether the webhook's response is used; an unused response is not recorded. */
  public boolean isResponseUsed(WebhookCall webhook) {
    return webhook.finalResponse()
        || webhooks.stream().anyMatch(other -> webhook.name().equals(other.useDataFrom()));
  }

  /** Returns the plan of an event's webhooks, whose configuration has been validated. */
  public static Plan of(EventType event, @Nullable String source, List<WebhookConfig> webhooks) {
    List<WebhookCall> calls = webhooks.stream().map(WebhookCall::of).toList();
    return new Plan(
        versionFor(calls, 1),
        event.name(),
        source,
        calls,
        null,
        List.of(),
        null,
        RULES,
        null,
        null);
  }

  /** Returns the plan of an event in a validated configuration. */
  public static Plan of(EventType event, @Nullable String source, Config config) {
    Plan plan = of(event, source, config.config().getOrDefault(event, List.of()));
    Duration deadline = config.deadlines().get(event);
    return deadline == null ? plan : plan.withDeadline(deadline.toMillis());
  }

  /** Returns the lowest version, from the given one on, that supports the webhooks. */
  public static int versionFor(List<WebhookCall> webhooks, int from) {
    boolean isBeyondFirst = webhooks.stream().anyMatch(WebhookCall::needsNewerWorker);
    return isBeyondFirst ? Math.max(from, SIGNED_VERSION) : from;
  }

  /** Returns this plan with other webhooks. */
  public Plan withWebhooks(List<WebhookCall> others) {
    return with(
        versionFor(others, version), others, traceparent, searchAttributes, lineage, deadline);
  }

  /** Returns the plan of the async webhooks alone, which have neither a deadline nor an order. */
  public Plan ofDeliveries() {
    return withWebhooks(async()).withDeadline(null).withOrdering(null);
  }

  /** Returns this plan with another ordering; null for none. */
  public Plan withOrdering(@Nullable Ordering other) {
    return new Plan(
        other == null ? version : Math.max(version, SIGNED_VERSION),
        event,
        source,
        webhooks,
        traceparent,
        searchAttributes,
        lineage,
        rules,
        deadline,
        other);
  }

  /** Returns this plan with another deadline in milliseconds; null for none. */
  public Plan withDeadline(@Nullable Long millis) {
    int lowest = millis == null ? version : Math.max(version, SIGNED_VERSION);
    return with(lowest, webhooks, traceparent, searchAttributes, lineage, millis);
  }

  /** Returns this plan with the trace context; null for none. */
  public Plan withTraceparent(@Nullable String trace) {
    return with(version, webhooks, trace, searchAttributes, lineage, deadline);
  }

  /** Returns this plan with the search attributes that the workflow may set. */
  public Plan withSearchAttributes(List<String> registered) {
    return with(version, webhooks, traceparent, registered, lineage, deadline);
  }

  /** Returns this plan as the replay of an earlier run. */
  public Plan replaying(Lineage from) {
    return with(version, webhooks, traceparent, searchAttributes, from, deadline);
  }

  private Plan with(
      int lowest,
      List<WebhookCall> calls,
      @Nullable String trace,
      List<String> attributes,
      @Nullable Lineage from,
      @Nullable Long millis) {
    return new Plan(lowest, event, source, calls, trace, attributes, from, rules, millis, ordering);
  }
}
