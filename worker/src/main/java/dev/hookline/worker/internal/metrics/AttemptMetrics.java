package dev.hookline.worker.internal.metrics;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import dev.hookline.contract.FailureCode;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.attempt.BreakerState;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.attempt.ObservedWait;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.time.Duration;
import java.util.Locale;

/**
 * Records attempts in a registry, as {@code hookline.attempts} by event, webhook, outcome and code,
 * waits for endpoints and changes of circuit breakers. Above a thousand pairs of event and webhook,
 * further ones are counted as {@code other}.
 */
public final class AttemptMetrics implements AttemptObserver {

  private static final double REPORT_SECONDS = 5;

  private final Labels labels = new Labels();
  private final Labels endpoints = new Labels();
  private final MeterRegistry registry;

  /** Records the attempts of one worker. */
  public AttemptMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Returns the scope through which the Temporal SDK reports to the registry until it is closed.
   */
  public static Scope sdk(MeterRegistry registry) {
    return new RootScopeBuilder()
        .reporter(new MicrometerClientStatsReporter(registry))
        .reportEvery(com.uber.m3.util.Duration.ofSeconds(REPORT_SECONDS));
  }

  @Override
  public void observed(ObservedAttempt attempt) {
    FailureCode failure = attempt.failure();
    Labels.Pair pair = labels.of(attempt.event(), attempt.webhook());
    Timer.builder("hookline.attempts")
        .description("Completed webhook attempts")
        .tag("event", pair.event())
        .tag("webhook", pair.webhook())
        .tag("outcome", failure == null ? "success" : "failure")
        .tag("code", failure == null ? "" : failure.code())
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofMinutes(1))
        .register(registry)
        .record(attempt.duration());
  }

  @Override
  public void waited(ObservedWait wait) {
    Labels.Pair pair = labels.of(wait.event(), wait.webhook());
    Counter.builder("hookline.waits")
        .description("Attempts that were not made yet, because their endpoint could not be called")
        .tag("event", pair.event())
        .tag("webhook", pair.webhook())
        .tag("code", wait.reason().code())
        .register(registry)
        .increment();
  }

  @Override
  public void breakerChanged(String endpoint, BreakerState state) {
    Counter.builder("hookline.breaker.changes")
        .description("Changes of the circuit breakers of endpoints")
        .tag("endpoint", endpoints.of("", endpoint).webhook())
        .tag("state", state.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }
}
