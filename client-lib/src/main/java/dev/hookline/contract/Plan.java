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
 *     retry policy, or the event has a deadline, is delayed or ordered
 * @param event the event's name
 * @param source the calling service; absent for none
 * @param webhooks the webhooks in declared order
 * @param traceparent the caller's W3C trace context, sent to the endpoints; absent for none
 * @param searchAttributes the registered search attributes that the workflow may set
 * @param lineage the origin of a replay; absent for a first run
 * @param rules the version of the rules that its starter has checked, currently {@value #RULES};
 *     absent if the worker has to check them
 * @param deadline how long the sync webhooks may take, in milliseconds from when the server records
 *     the run, from {@code startAt}, or from its turn; absent for any time
 * @param startAt when a delayed event starts, in milliseconds since 1970; absent for at once
 * @param deliverBefore when its async deliveries expire, in milliseconds since 1970; absent for
 *     never
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
    @Nullable Long startAt,
    @Nullable Long deliverBefore,
    @Nullable Ordering ordering) {

  /** The version of the configuration rules in this release. */
  public static final int RULES = 1;

  /** The newest version of a plan that this release reads and writes. */
  public static final int VERSION = 2;

  /**
   * The first version with signing, authentication, TLS settings, proxies, retry policies,
   * deadlines, delays and orderings; a worker that supports only older ones would call without
   * them.
   */
  public static final int SIGNED_VERSION = 2;

  /** The longest deadline: 30 days. */
  public static final long MAX_DEADLINE_MILLIS = 30L * 86_400_000;

  /** The furthest that an event can be delayed: 365 days. */
  public static final long MAX_DELAY_MILLIS = 365L * 86_400_000;

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
        null,
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
    PlanCopy next = new PlanCopy(this);
    next.version = versionFor(others, version);
    next.webhooks = others;
    return next.build();
  }

  /** Returns the plan of the async webhooks alone, which have no deadline, delay or order. */
  public Plan ofDeliveries() {
    return withWebhooks(async()).withDeadline(null).withStartAt(null).withOrdering(null);
  }

  /** Returns this plan with another deadline in milliseconds; null for none. */
  public Plan withDeadline(@Nullable Long millis) {
    PlanCopy next = new PlanCopy(this).needing(millis);
    next.deadline = millis;
    return next.build();
  }

  /**
   * Returns this plan with the start of a delayed event, in milliseconds since 1970; null for none.
   */
  public Plan withStartAt(@Nullable Long millis) {
    PlanCopy next = new PlanCopy(this).needing(millis);
    next.startAt = millis;
    return next.build();
  }

  /** Returns this plan with another ordering; null for none. */
  public Plan withOrdering(@Nullable Ordering other) {
    PlanCopy next = new PlanCopy(this).needing(other);
    next.ordering = other;
    return next.build();
  }

  /**
   * Returns when the event starts, in milliseconds since 1970: its deadline counts from then.
   *
   * @param recorded when the server recorded its run, in the same unit
   */
  public long startOf(long recorded) {
    return startAt == null ? recorded : Math.max(recorded, startAt);
  }

  /**
   * Returns this plan with the expiry of its deliveries, in milliseconds since 1970; null for none.
   */
  public Plan withDeliverBefore(@Nullable Long millis) {
    PlanCopy next = new PlanCopy(this).needing(millis);
    next.deliverBefore = millis;
    return next.build();
  }

  /** Returns this plan with the trace context; null for none. */
  public Plan withTraceparent(@Nullable String trace) {
    PlanCopy next = new PlanCopy(this);
    next.traceparent = trace;
    return next.build();
  }

  /** Returns this plan with the search attributes that the workflow may set. */
  public Plan withSearchAttributes(List<String> registered) {
    PlanCopy next = new PlanCopy(this);
    next.searchAttributes = registered;
    return next.build();
  }

  /** Returns this plan as the replay of an earlier run. */
  public Plan replaying(Lineage from) {
    PlanCopy next = new PlanCopy(this);
    next.lineage = from;
    return next.build();
  }
}
