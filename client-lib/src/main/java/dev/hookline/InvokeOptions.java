package dev.hookline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options of one call beyond its event and payload. Immutable. */
public final class InvokeOptions {

  private static final InvokeOptions DEFAULTS =
      new InvokeOptions(null, null, false, null, null, null, null);

  private final @Nullable String key;
  private final @Nullable Duration deadline;
  private final boolean rerunFailed;
  private final @Nullable String traceparent;
  private final @Nullable Duration eventDeadline;
  private final @Nullable DelayedStart start;
  private final @Nullable String orderingKey;

  private InvokeOptions(
      @Nullable String key,
      @Nullable Duration deadline,
      boolean rerunFailed,
      @Nullable String traceparent,
      @Nullable Duration eventDeadline,
      @Nullable DelayedStart start,
      @Nullable String orderingKey) {
    this.key = key;
    this.deadline = deadline;
    this.rerunFailed = rerunFailed;
    this.traceparent = traceparent;
    this.eventDeadline = eventDeadline;
    this.start = start;
    this.orderingKey = orderingKey;
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
    return new InvokeOptions(
        checked, deadline, rerunFailed, traceparent, eventDeadline, start, orderingKey);
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
    return new InvokeOptions(
        key, checked, rerunFailed, traceparent, eventDeadline, start, orderingKey);
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
    return new InvokeOptions(
        key, this.deadline, rerunFailed, traceparent, checked, start, orderingKey);
  }

  /**
   * Returns these options with a new run if the key's execution ended without success. Default: the
   * recorded failure is reported again.
   */
  public InvokeOptions withRerunFailed() {
    return new InvokeOptions(key, deadline, true, traceparent, eventDeadline, start, orderingKey);
  }

  /**
   * Returns these options with the W3C trace context that is sent to endpoints as {@code
   * traceparent}. Default: none. See W3C Trace Context, section 3.2.
   *
   * @throws IllegalArgumentException if it is not of the form {@code 00-<32 hex>-<16 hex>-<2 hex>}
   */
  public InvokeOptions withTraceparent(String traceparent) {
    String checked = InvokeChecks.traceparent(traceparent);
    return new InvokeOptions(
        key, deadline, rerunFailed, checked, eventDeadline, start, orderingKey);
  }

  /**
   * Returns these options with a delayed start: {@link DurableWebhookManager#start} records the
   * event at once, and its first webhook is called at this time. Replaces {@link #withDelay}. A
   * time that has passed starts it at once. Calls that wait for an outcome refuse a delayed event.
   * Default: at once. It must be within 365 days of the call, which is checked there.
   */
  public InvokeOptions withStartAt(Instant time) {
    return withStart(DelayedStart.at(requireNonNull(time, "time")));
  }

  /**
   * Returns these options with a delay of the start, counted from the call by the caller's clock;
   * otherwise as {@link #withStartAt}, which it replaces. Default: none.
   *
   * @throws IllegalArgumentException if it is not from zero to 365 days
   */
  public InvokeOptions withDelay(Duration delay) {
    return withStart(DelayedStart.after(requireNonNull(delay, "delay")));
  }

  private InvokeOptions withStart(DelayedStart delayed) {
    return new InvokeOptions(
        key, deadline, rerunFailed, traceparent, eventDeadline, delayed, orderingKey);
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
    return new InvokeOptions(
        key, deadline, rerunFailed, traceparent, eventDeadline, start, checked);
  }

  /** Returns the idempotency key, if one was given. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /** Returns the deadline of the call, if one was given. */
  public Optional<Duration> deadline() {
    return Optional.ofNullable(deadline);
  }

  /** Returns the deadline of the event, if one was given. */
  public Optional<Duration> eventDeadline() {
    return Optional.ofNullable(eventDeadline);
  }

  /**
   * Returns when an event that is invoked now starts; empty for at once.
   *
   * @throws IllegalArgumentException if that is not within 365 days
   */
  public Optional<Instant> startTime(Instant now) {
    return start == null ? Optional.empty() : start.time(now);
  }

  /**
   * Refuses a delayed start, for calls that wait.
   *
   * @throws IllegalArgumentException if a start time or a delay was given
   */
  public void requireImmediate() {
    InvokeChecks.absent(
        start,
        "a delayed event has no outcome to wait for yet; record it with start of a durable manager, and wait with attach");
  }

  /** Returns the ordering key, if one was given. */
  public Optional<String> orderingKey() {
    return Optional.ofNullable(orderingKey);
  }

  /** Returns the trace context to propagate, if one was given. */
  public Optional<String> traceparent() {
    return Optional.ofNullable(traceparent);
  }

  /** Returns whether a key whose execution failed gets a new run. */
  public boolean rerunFailed() {
    return rerunFailed;
  }
}
