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

/** The circuit breaker of an endpoint; logs each change of its state. */
final class Breaker {

  private static final Logger log = LoggerFactory.getLogger("dev.hookline.endpoints");
  private static final Duration ANY = Duration.ofDays(365);

  private final String endpoint;
  private final Duration open;
  private final LongSupplier nanos;
  private final DoubleSupplier random;
  private final BiConsumer<String, BreakerState> changes;
  private final CircuitBreaker breaker;
  private volatile long openUntil;

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
    this.open = Duration.ofMillis(settings.open());
    this.nanos = nanos;
    this.random = random;
    this.changes = changes;
    this.breaker = CircuitBreaker.of(endpoint, config(settings, nanos));
    breaker.getEventPublisher().onStateTransition(this::changed);
  }

  private static CircuitBreakerConfig config(
      EndpointSettings.Breaker settings, LongSupplier nanos) {
    return CircuitBreakerConfig.custom()
        .failureRateThreshold(settings.failureRate())
        .slidingWindowType(SlidingWindowType.TIME_BASED)
        .slidingWindowSize((int) Duration.ofMillis(settings.slidingWindow()).toSeconds())
        .minimumNumberOfCalls(settings.minimumCalls())
        .waitDurationInOpenState(Duration.ofMillis(settings.open()))
        .permittedNumberOfCallsInHalfOpenState(settings.halfOpenCalls())
        .slowCallDurationThreshold(ANY) // an attempt's timeout is its limit
        .clock(new MonotonicClock(nanos))
        .currentTimestampFunction(clock -> nanos.getAsLong(), TimeUnit.NANOSECONDS)
        .build();
  }

  /** Returns whether a call may begin; it must end with {@link #ended} or {@link #leave}. */
  boolean tryEnter() {
    return breaker.tryAcquirePermission();
  }

  /** A call has ended. */
  void ended(boolean well) {
    if (well) {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    } else {
      breaker.onError(0, TimeUnit.NANOSECONDS, new EndpointFailure());
    }
  }

  /** A call says nothing about the endpoint. */
  void leave() {
    breaker.releasePermission();
  }

  /** Returns when to try again: later than it opens, spread; soon while other calls decide. */
  Duration delay() {
    double spread = 1 + random.getAsDouble();
    if (breaker.getState() == CircuitBreaker.State.HALF_OPEN) {
      return Duration.ofMillis((long) (open.toMillis() / 4.0 * spread));
    }
    Duration left = Duration.ofNanos(Math.max(0, openUntil - nanos.getAsLong()));
    return left.plusMillis((long) (open.toMillis() / 4.0 * spread));
  }

  private void changed(CircuitBreakerOnStateTransitionEvent event) {
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
