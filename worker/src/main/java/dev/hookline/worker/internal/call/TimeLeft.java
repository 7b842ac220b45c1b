package dev.hookline.worker.internal.call;

import dev.hookline.contract.RetryPolicy;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.CallInput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a webhook may still take. Negative for an attempt that is late.
 *
 * @param ofTotal what is left of its total timeout; null without one
 * @param ofEvent what is left until the event's deadline, or the expiry of a delivery; null without
 *     one
 * @param isDelivery whether it is a delivery
 */
public record TimeLeft(@Nullable Duration ofTotal, @Nullable Duration ofEvent, boolean isDelivery) {

  /** Any time. */
  public static final TimeLeft UNLIMITED = new TimeLeft(null, null);

  /** Returns what is left of a sync webhook. */
  public TimeLeft(@Nullable Duration ofTotal, @Nullable Duration ofEvent) {
    this(ofTotal, ofEvent, false);
  }

  /**
   * Returns what is left.
   *
   * @param since when the webhook's turn began, in milliseconds since 1970
   * @param now the current time, in the same unit
   */
  static TimeLeft of(CallInput order, long since, long now) {
    Long deadline = order.deadline();
    return new TimeLeft(
        ofTotal(order.webhook(), since, now),
        deadline == null ? null : Duration.ofMillis(deadline - now),
        order.webhook().async());
  }

  /** Returns what is left without an event's deadline. */
  public static TimeLeft of(WebhookCall webhook, long since, long now) {
    return new TimeLeft(ofTotal(webhook, since, now), null);
  }

  private static @Nullable Duration ofTotal(WebhookCall webhook, long since, long now) {
    RetryPolicy retry = webhook.retry();
    return retry == null || retry.totalTimeout() == null
        ? null
        : Duration.ofMillis(retry.totalTimeout() - Math.max(0, now - since));
  }

  /** Returns a wait that leaves time for an attempt after it; the wait itself if that fits. */
  Duration shortened(Duration wait, WebhookCall webhook) {
    Duration left = shortest();
    if (left == null) {
      return wait;
    }
    Duration latest = left.minusSeconds(webhook.timeout());
    return wait.compareTo(latest) <= 0 ? wait : latest;
  }

  /**
   * Returns the webhook with a timeout within what is left: whole seconds, at least one. A late
   * attempt has its whole timeout, since it is the last.
   */
  public WebhookCall limit(WebhookCall webhook) {
    Duration left = shortest();
    if (left == null || left.isNegative() || left.toSeconds() >= webhook.timeout()) {
      return webhook;
    }
    return webhook.withTimeout((int) Math.max(1, left.toSeconds()));
  }

  private @Nullable Duration shortest() {
    if (ofTotal == null || ofEvent == null) {
      return ofTotal == null ? ofEvent : ofTotal;
    }
    return ofTotal.compareTo(ofEvent) <= 0 ? ofTotal : ofEvent;
  }
}
