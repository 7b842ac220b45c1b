package dev.hookline;

import static java.util.Objects.requireNonNull;

import dev.hookline.internal.wire.TraceHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Options of one call beyond its event and payload. Immutable. */
public final class InvokeOptions extends InvokeValues {

  private static final InvokeOptions DEFAULTS = new InvokeOptions();

  private InvokeOptions() {}

  /** Returns a changed copy; nothing changes after that. */
  private InvokeOptions with(Consumer<InvokeOptions> change) {
    InvokeOptions next = new InvokeOptions();
    next.copy(this);
    change.accept(next);
    return next;
  }

  /** Returns options with a generated key, no deadline and no new run after a failure. */
  public static InvokeOptions defaults() {
    return DEFAULTS;
  }

  /** Returns default options with an idempotency key. */
  public static InvokeOptions key(String key) {
    return DEFAULTS.withKey(key);
  }

  /**
   * Returns these options with an idempotency key: calls of one event with one key are one
   * execution, and each gets its result. Without one, every call is a separate execution.
   *
   * @throws IllegalArgumentException if the key is empty
   */
  public InvokeOptions withKey(String key) {
    String checked =
        InvokeChecks.notEmpty(key, "key must not be empty; omit it for a generated one");
    return with(next -> next.key = checked);
  }

  /**
   * Returns these options with a limit on how long the call may take. When it passes, the call
   * fails with {@link InvocationException}, which carries whether the event was accepted; its
   * execution continues. Default: none, except that the start is limited to a minute. To end the
   * event itself, use {@link #withEventDeadline}.
   *
   * @throws IllegalArgumentException if the deadline is not positive
   */
  public InvokeOptions withDeadline(Duration deadline) {
    Duration checked = InvokeChecks.positive(deadline);
    return with(next -> next.deadline = checked);
  }

  /**
   * Returns these options with a deadline of the event, instead of the one in the configuration: if
   * its sync webhooks have not succeeded this long after the server recorded it, it fails as {@code
   * deadline_exceeded}, calls no further webhook, and {@link OnError} is called. Async deliveries
   * are not limited. Without effect on an event without sync webhooks or that the key already has,
   * and in {@link SimpleWebhookManager}. Default: that of the configuration.
   *
   * @throws IllegalArgumentException if it is not from one second to 30 days
   */
  public InvokeOptions withEventDeadline(Duration deadline) {
    Duration checked = InvokeChecks.eventDeadline(deadline);
    return with(next -> next.eventDeadline = checked);
  }

  /**
   * Returns these options with a new run if the key's execution ended without success. Default: the
   * recorded failure is reported again.
   */
  public InvokeOptions withRerunFailed() {
    return with(next -> next.rerunFailed = true);
  }

  /**
   * Returns these options for a caller who does not wait for an endpoint that is down: if the
   * circuit breaker of a sync webhook's endpoint is open when it is to be called, also for a retry,
   * the event fails as {@code endpoint_unavailable}. Without effect on async deliveries, on an
   * event that the key already has, and in {@link SimpleWebhookManager}. Default: that of the
   * configuration; otherwise the webhook waits.
   */
  public InvokeOptions withFailFast() {
    return withFailFast(true);
  }

  /**
   * Returns these options for a caller who does or does not wait, as {@link #withFailFast()},
   * whatever the configuration says.
   */
  public InvokeOptions withFailFast(boolean isFast) {
    return with(next -> next.failFast = isFast);
  }

  /**
   * Returns these options with the W3C trace context that is sent to endpoints as {@code
   * traceparent}. Default: none. See W3C Trace Context, section 3.2.
   *
   * @throws IllegalArgumentException if it is not of the form {@code 00-<32 hex>-<16 hex>-<2 hex>}
   */
  public InvokeOptions withTraceparent(String traceparent) {
    return withTraceContext(traceparent, null);
  }

  /**
   * Returns these options with both headers of a W3C trace context: as {@link #withTraceparent},
   * and {@code tracestate}. Of a state over 512 characters the last members are omitted, and one
   * that is not printable ASCII is, so that tracing never fails a call.
   *
   * @param tracestate the state; null for none
   * @throws IllegalArgumentException as {@link #withTraceparent}
   */
  public InvokeOptions withTraceContext(String traceparent, @Nullable String tracestate) {
    String checked = InvokeChecks.traceparent(traceparent);
    return with(
        next -> {
          next.traceparent = checked;
          next.tracestate = TraceHeaders.sendable(tracestate);
        });
  }

  /**
   * Returns these options with a delayed start: {@link DurableWebhookManager#start} records the
   * event at once, and its first webhook is called at this time. Replaces {@link #withDelay}. A
   * time that has passed starts it at once. Calls that wait for an outcome refuse a delayed event.
   * Default: at once. It must be within 365 days of the call, which is checked there.
   */
  public InvokeOptions withStartAt(Instant time) {
    DelayedStart at = DelayedStart.at(requireNonNull(time, "time"));
    return with(next -> next.start = at);
  }

  /**
   * Returns these options with a delay of the start, counted from the call by the caller's clock;
   * otherwise as {@link #withStartAt}, which it replaces. Default: none.
   *
   * @throws IllegalArgumentException if it is not from zero to 365 days
   */
  public InvokeOptions withDelay(Duration delay) {
    DelayedStart after = DelayedStart.after(requireNonNull(delay, "delay"));
    return with(next -> next.start = after);
  }

  /**
   * Returns these options with an ordering key: the event begins when all events of this key that
   * were accepted before it have ended; see docs/ordering.md. Default: the key in the payload.
   *
   * @throws IllegalArgumentException if the key is empty
   */
  public InvokeOptions withOrderingKey(String ordering) {
    String checked =
        InvokeChecks.notEmpty(ordering, "ordering key must not be empty; omit it for no order");
    return with(next -> next.orderingKey = checked);
  }

  /**
   * Returns these options with an expiry of the event's async deliveries: one that has not
   * succeeded by then fails as {@code expired}, and no further attempt is made. Sync webhooks are
   * not limited, and a replay delivers at any time. Default: that of the configuration, otherwise
   * none. It must be within 365 days after the event's start, which is checked by the call.
   */
  public InvokeOptions withDeliverBefore(Instant time) {
    Expiry at = new Expiry(requireNonNull(time, "time"), null);
    return with(next -> next.expiry = at);
  }

  /**
   * Returns these options with an expiry as {@link #withDeliverBefore(Instant)}, this long after
   * the event's start.
   *
   * @throws IllegalArgumentException if it is not from one second to 365 days
   */
  public InvokeOptions withDeliverBefore(Duration afterStart) {
    Expiry after = Expiry.after(requireNonNull(afterStart, "afterStart"));
    return with(next -> next.expiry = after);
  }
}
