package dev.hookline.contract;

import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one event: a snapshot of its webhooks, so that configuration changes never affect an
 * execution in flight. JSON on the wire; unknown fields are ignored.
 *
 * @param version the lowest version that supports this plan: 1, or {@value #SIGNED_VERSION} if a
 *     webhook is signed, authenticated by more than a token, or has TLS settings, a proxy, a retry
 *     policy or an endpoint, or the event has a deadline, is delayed or ordered
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
 * @param failFast whether the event fails instead of waiting for a sync webhook whose endpoint's
 *     circuit breaker is open; absent for no. An older worker waits
 * @param tracestate what tracing systems add to {@code traceparent}; absent for nothing. An older
 *     worker does not send it
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
    @Nullable Ordering ordering,
    @Nullable Boolean failFast,
    @Nullable String tracestate) {

  /** The version of the configuration rules in this release. */
  public static final int RULES = 1;

  /** The newest version of a plan that this release reads and writes. */
  public static final int VERSION = 2;

  /**
   * The first version with signing, authentication, TLS settings, proxies, retry policies,
   * endpoints, deadlines, delays and orderings; a worker that supports only older ones would call
   * without them.
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
    return PlanCopy.first(versionFor(calls, 1), event.name(), source, calls);
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

  private Plan with(Consumer<PlanCopy> change) {
    PlanCopy next = new PlanCopy(this);
    change.accept(next);
    return next.build();
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
    return withWebhooks(async())
        .withDeadline(null)
        .withStartAt(null)
        .withOrdering(null)
        .withFailFast(false);
  }

  /** Returns this plan with another deadline in milliseconds; null for none. */
  public Plan withDeadline(@Nullable Long millis) {
    return with(next -> next.needing(millis).deadline = millis);
  }

  /** Returns this plan with a delayed start, in milliseconds since 1970; null for none. */
  public Plan withStartAt(@Nullable Long millis) {
    return with(next -> next.needing(millis).startAt = millis);
  }

  /** Returns this plan with another ordering; null for none. */
  public Plan withOrdering(@Nullable Ordering other) {
    return with(next -> next.needing(other).ordering = other);
  }

  /**
   * Returns when the event starts, in milliseconds since 1970: its deadline counts from then.
   *
   * @param recorded when the server recorded its run, in the same unit
   */
  public long startOf(long recorded) {
    return startAt == null ? recorded : Math.max(recorded, startAt);
  }

  /** Returns this plan for a caller who does or does not wait for an unavailable endpoint. */
  public Plan withFailFast(boolean isFast) {
    return with(next -> next.failFast = isFast ? true : null);
  }

  /** Returns this plan whose deliveries expire, in milliseconds since 1970; null for never. */
  public Plan withDeliverBefore(@Nullable Long millis) {
    return with(next -> next.needing(millis).deliverBefore = millis);
  }

  /** Returns this plan with the trace context; null for none. */
  public Plan withTraceparent(@Nullable String trace) {
    return with(next -> next.traceparent = trace);
  }

  /** Returns this plan with what tracing systems add to the trace context; null for nothing. */
  public Plan withTracestate(@Nullable String state) {
    return with(next -> next.tracestate = state);
  }

  /** Returns this plan with the search attributes that the workflow may set. */
  public Plan withSearchAttributes(List<String> registered) {
    return with(next -> next.searchAttributes = registered);
  }

  /** Returns this plan as the replay of an earlier run, which has no caller in a hurry. */
  public Plan replaying(Lineage from) {
    PlanCopy next = new PlanCopy(this);
    next.lineage = from;
    next.failFast = null;
    return next.build();
  }
}
