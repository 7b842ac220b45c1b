package dev.hookline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of {@link InvokeOptions}, which do not change once a caller has them. */
abstract class InvokeValues {

  @Nullable String key;
  @Nullable Duration deadline;
  boolean rerunFailed;
  @Nullable Boolean failFast;
  @Nullable String traceparent;
  @Nullable String tracestate;
  @Nullable Duration eventDeadline;
  @Nullable DelayedStart start;
  @Nullable Expiry expiry;
  @Nullable String orderingKey;

  void copy(InvokeValues from) {
    key = from.key;
    deadline = from.deadline;
    rerunFailed = from.rerunFailed;
    failFast = from.failFast;
    traceparent = from.traceparent;
    tracestate = from.tracestate;
    eventDeadline = from.eventDeadline;
    start = from.start;
    expiry = from.expiry;
    orderingKey = from.orderingKey;
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
   * Returns when the async deliveries of an event that is invoked now expire; empty for never.
   *
   * @throws IllegalArgumentException if that is not within 365 days after the start
   */
  public Optional<Instant> deliverBefore(Instant now) {
    return expiry == null ? Optional.empty() : Optional.of(expiry.time(startTime(now).orElse(now)));
  }

  /**
   * Refuses a delayed start, for calls that wait.
   *
   * @throws IllegalArgumentException if a start time or a delay was given
   */
  public void requireImmediate() {
    if (start != null) {
      throw new IllegalArgumentException(
          "a delayed event has no outcome to wait for yet; record it with start of a durable manager, and wait with attach");
    }
  }

  /** Returns the ordering key, if one was given. */
  public Optional<String> orderingKey() {
    return Optional.ofNullable(orderingKey);
  }

  /** Returns whether the event fails where it would wait for an open circuit breaker, if given. */
  public Optional<Boolean> failFast() {
    return Optional.ofNullable(failFast);
  }

  /** Returns the trace context to propagate, if one was given. */
  public Optional<String> traceparent() {
    return Optional.ofNullable(traceparent);
  }

  /** Returns what tracing systems add to the trace context, if it was given. */
  public Optional<String> tracestate() {
    return Optional.ofNullable(tracestate);
  }

  /** Returns whether a key whose execution failed gets a new run. */
  public boolean rerunFailed() {
    return rerunFailed;
  }
}
