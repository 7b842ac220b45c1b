package dev.hookline.worker.internal.limit;

import dev.hookline.contract.EndpointSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker of an endpoint; logs each change of its state. A call counts only in the
 * phase, from one change to the next, in which it began: an old one decides nothing about an
 * endpoint that is probed. Thread-safe.
 */
final class Breaker {

  private static final Logger log = LoggerFactory.getLogger("dev.hookline.endpoints");

  /** The phase of a call that may not begin. */
  static final int REFUSED = -1;

  private static final long SHORTEST_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();
  private static final Duration ANY = Duration.ofDays(365);

  private final String endpoint;
  private final Duration open;
  private final LongSupplier nanos;
  private final DoubleSupplier random;
  private final BiConsumer<String, BreakerState> changes;
  private final CircuitBreaker breaker;
  private long openUntil;
  private int phase;

  /** The failure of a call, for a library that knows only exceptions. */
  private static final class EndpointFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private EndpointFailure() {
      super("endpoint failed", null, false, false);
    }
  }

  Breaker(
      String endpoint,
      EndpointSettings.Breaker settings,
      LongSupplier nanos,
      DoubleSupplier random,
      BiConsumer<String, BreakerState> changes) {
    this.endpoint = endpoint;
    this.open = Duration.ofMillis(usable(settings.open()));
    this.nanos = nanos;
    this.random = random;
    this.changes = changes;
    this.breaker = CircuitBreaker.of(endpoint, config(settings, nanos));
    breaker.getEventPublisher().onStateTransition(this::changed);
  }

  /** A plan that no rule has checked may have any value. */
  private static long usable(long millis) {
    return Math.max(SHORTEST_MILLIS, Math.min(LONGEST_MILLIS, millis));
  }

  private static CircuitBreakerConfig config(
      EndpointSettings.Breaker settings, LongSupplier nanos) {
    return CircuitBreakerConfig.custom()
        .failureRateThreshold(Math.max(1, Math.min(100, settings.failureRate())))
        .slidingWindowType(SlidingWindowType.TIME_BASED)
        .slidingWindowSize((int) Duration.ofMillis(usable(settings.slidingWindow())).toSeconds())
        .minimumNumberOfCalls(Math.max(1, settings.minimumCalls()))
        .waitDurationInOpenState(Duration.ofMillis(usable(settings.open())))
        .permittedNumberOfCallsInHalfOpenState(Math.max(1, settings.halfOpenCalls()))
        .slowCallDurationThreshold(ANY) // an attempt's timeout is its limit
        .clock(new MonotonicClock(nanos))
        .currentTimestampFunction(clock -> nanos.getAsLong(), TimeUnit.NANOSECONDS)
        .build();
  }

  /**
   * Returns the phase in which a call begins, or {@link #REFUSED}; it must end with {@link #ended}
   * or {@link #leave}.
   */
  synchronized int tryEnter() {
    return breaker.tryAcquirePermission() ? phase : REFUSED;
  }

  /** A call that began in this phase has ended. */
  synchronized void ended(int began, boolean well) {
    if (began != phase) {
      return;
    }
    if (well) {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    } else {
      breaker.onError(0, TimeUnit.NANOSECONDS, new EndpointFailure());
    }
  }

  /** A call that began in this phase says nothing about the endpoint. */
  synchronized void leave(int began) {
    if (began == phase) {
      breaker.releasePermission();
    }
  }

  /** Returns when to try again: later than it opens, spread; soon while other calls decide. */
  synchronized Duration delay() {
    double spread = 1 + random.getAsDouble();
    if (breaker.getState() == CircuitBreaker.State.HALF_OPEN) {
      return Duration.ofMillis((long) (open.toMillis() / 4.0 * spread));
    }
    Duration left = Duration.ofNanos(Math.max(0, openUntil - nanos.getAsLong()));
    return left.plusMillis((long) (open.toMillis() / 4.0 * spread));
  }

  private void changed(CircuitBreakerOnStateTransitionEvent event) {
    phase++;
    CircuitBreaker.State state = event.getStateTransition().getToState();
    CircuitBreaker.Metrics metrics = breaker.getMetrics();
    switch (state) {
      case OPEN -> {
        openUntil = nanos.getAsLong() + open.toNanos();
        log.warn(
            "circuit breaker of endpoint '{}' is open: {} % of {} calls failed",
            endpoint, Math.round(metrics.getFailureRate()), metrics.getNumberOfBufferedCalls());
        changes.accept(endpoint, BreakerState.OPEN);
      }
      case HALF_OPEN -> {
        log.info("circuit breaker of endpoint '{}' is half open", endpoint);
        changes.accept(endpoint, BreakerState.HALF_OPEN);
      }
      case CLOSED -> {
        log.info("circuit breaker of endpoint '{}' is closed", endpoint);
        changes.accept(endpoint, BreakerState.CLOSED);
      }
      default -> throw new IllegalStateException("circuit breaker is never " + state);
    }
  }
}
