package dev.hookline.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan in change: one copy of its fields, so that each change of {@link Plan} names only its own.
 */
final class PlanCopy {

  int version;
  List<WebhookCall> webhooks;
  @Nullable String traceparent;
  List<String> searchAttributes;
  @Nullable Lineage lineage;
  @Nullable Long deadline;
  @Nullable Long startAt;
  @Nullable Long deliverBefore;
  @Nullable Ordering ordering;
  @Nullable Boolean failFast;
  @Nullable String tracestate;

  private final Plan from;

  PlanCopy(Plan from) {
    this.from = from;
    version = from.version();
    webhooks = from.webhooks();
    traceparent = from.traceparent();
    searchAttributes = from.searchAttributes();
    lineage = from.lineage();
    deadline = from.deadline();
    startAt = from.startAt();
    deliverBefore = from.deliverBefore();
    ordering = from.ordering();
    failFast = from.failFast();
    tracestate = from.tracestate();
  }

  /** Returns the plan of webhooks with valid configuration, and nothing else. */
  static Plan first(int version, String event, @Nullable String source, List<WebhookCall> calls) {
    return new Plan(
        version,
        event,
        source,
        calls,
        null,
        List.of(),
        null,
        Plan.RULES,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Raises the version for a field that older workers would ignore; null for an absent one. */
  PlanCopy needing(@Nullable Object field) {
    version = field == null ? version : Math.max(version, Plan.SIGNED_VERSION);
    return this;
  }

  Plan build() {
    return new Plan(
        version,
        from.event(),
        from.source(),
        webhooks,
        traceparent,
        searchAttributes,
        lineage,
        from.rules(),
        deadline,
        startAt,
        deliverBefore,
        ordering,
        failFast,
        tracestate);
  }
}
