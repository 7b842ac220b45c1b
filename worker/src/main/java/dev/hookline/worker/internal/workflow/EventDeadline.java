package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.DurationText;
import dev.hookline.internal.wire.FailureDetails;
import io.temporal.common.converter.RawValue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time that an event's sync webhooks may take, measured from its start by a durable timer. A
 * plan without a deadline starts no timer.
 */
final class EventDeadline {

  private final @Nullable Long limitMillis;
  private final long startMillis;

  EventDeadline(Plan plan, TurnStart start) {
    this.limitMillis = plan.deadline();
    this.startMillis = start.atMillis();
  }

  /** Returns the number of commands that start it. */
  int commands() {
    return limitMillis == null ? 0 : 1;
  }

  /** Returns when it passes, in milliseconds since 1970; null for never. */
  @Nullable Long atMillis() {
    return limitMillis == null ? null : Long.valueOf(startMillis + limitMillis);
  }

  /**
   * Returns the response of the chain, which is cancelled when the deadline passes.
   *
   * @param current the webhook that the chain has come to
   */
  RawValue within(Supplier<RawValue> chain, Supplier<String> current) {
    Long at = atMillis();
    if (at == null) {
      return chain.get();
    }
    return TimeLimit.within(at, chain, late -> exceeded(late ? "" : current.get()));
  }

  private WebhookFailure exceeded(String webhook) {
    String limit = DurationText.ofMillis(limitMillis == null ? 0 : limitMillis);
    return WebhookFailure.of(
        FailureCode.DEADLINE_EXCEEDED,
        webhook.isEmpty()
            ? "event reached its deadline of %s before any webhook was called".formatted(limit)
            : "event reached its deadline of %s before webhook '%s' succeeded"
                .formatted(limit, webhook),
        FailureDetails.of(webhook.isEmpty() ? null : webhook));
  }
}
