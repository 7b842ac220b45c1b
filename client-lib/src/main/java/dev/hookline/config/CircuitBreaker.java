package dev.hookline.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When an endpoint is not called for a while, because too many of its calls failed. Each worker
 * judges by its own calls. Immutable.
 *
 * @param failureRatePercent the share of failed calls, from 1 to 100, that opens it; default
 *     {@value #DEFAULT_FAILURE_RATE}
 * @param slidingWindow the time over which calls are counted; default a minute
 * @param minimumCalls how many calls must have ended in that time; default {@value
 *     #DEFAULT_MINIMUM_CALLS}
 * @param open how long it stays open before it lets calls through again; default 30 seconds
 * @param halfOpenCalls how many calls it then lets through to decide; default {@value
 *     #DEFAULT_HALF_OPEN_CALLS}
 */
public record CircuitBreaker(
    int failureRatePercent,
    Duration slidingWindow,
    int minimumCalls,
    Duration open,
    int halfOpenCalls) {

  /** The default share of failed calls. */
  public static final int DEFAULT_FAILURE_RATE = 50;

  /** The default minimum of calls. */
  public static final int DEFAULT_MINIMUM_CALLS = 10;

  /** The default number of calls that decide. */
  public static final int DEFAULT_HALF_OPEN_CALLS = 3;

  /** The default time over which calls are counted. */
  public static final Duration DEFAULT_SLIDING_WINDOW = Duration.ofMinutes(1);

  /** The default time for which it stays open. */
  public static final Duration DEFAULT_OPEN = Duration.ofSeconds(30);

  private static final CircuitBreaker DEFAULTS =
      new CircuitBreaker(
          DEFAULT_FAILURE_RATE,
          DEFAULT_SLIDING_WINDOW,
          DEFAULT_MINIMUM_CALLS,
          DEFAULT_OPEN,
          DEFAULT_HALF_OPEN_CALLS);

  /** Rejects missing times. */
  public CircuitBreaker {
    requireNonNull(slidingWindow, "slidingWindow");
    requireNonNull(open, "open");
  }

  /** Returns a breaker with every default. */
  public static CircuitBreaker defaults() {
    return DEFAULTS;
  }

  /** Returns this breaker with another share of failed calls, and minimum of calls. */
  public CircuitBreaker withFailureRate(int percent, int minimum) {
    return new CircuitBreaker(percent, slidingWindow, minimum, open, halfOpenCalls);
  }

  /** Returns this breaker with another time over which calls are counted. */
  public CircuitBreaker withSlidingWindow(Duration window) {
    return new CircuitBreaker(failureRatePercent, window, minimumCalls, open, halfOpenCalls);
  }

  /** Returns this breaker with another time for which it stays open. */
  public CircuitBreaker withOpen(Duration time) {
    return new CircuitBreaker(failureRatePercent, slidingWindow, minimumCalls, time, halfOpenCalls);
  }

  /** Returns this breaker with another number of calls that decide. */
  public CircuitBreaker withHalfOpenCalls(int calls) {
    return new CircuitBreaker(failureRatePercent, slidingWindow, minimumCalls, open, calls);
  }
}
