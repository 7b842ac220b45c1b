package dev.hookline.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a call of an event has unless its options say otherwise. Immutable.
 *
 * @param deliverBefore how long after the event's start its async deliveries expire; null for never
 * @param failFast whether the event fails where it would wait for an open circuit breaker
 */
public record CallDefaults(@Nullable Duration deliverBefore, boolean failFast) {

  /** Deliveries that never expire, of an event that waits. */
  public static final CallDefaults NONE = new CallDefaults(null, false);

  /** Returns these defaults with another expiry of async deliveries. */
  public CallDefaults withDeliverBefore(Duration afterStart) {
    return new CallDefaults(afterStart, failFast);
  }

  /** Returns these defaults for callers who do or do not wait for an unavailable endpoint. */
  public CallDefaults withFailFast(boolean isFast) {
    return new CallDefaults(deliverBefore, isFast);
  }
}
