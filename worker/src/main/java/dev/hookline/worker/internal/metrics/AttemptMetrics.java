package dev.hookline.worker.internal.metrics;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import dev.hookline.contract.FailureCode;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.attempt.ObservedAttempt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.time.Duration;

/**
 * Records attempts in a registry, as {@code hookline.attempts} by event, webhook, outcome and code.
 * Above a thousand pairs of event and webhook, further ones are counted as {@code other}.
 */
public final class AttemptMetrics implements AttemptObserver {

  private static final double REPORT_SECONDS = 5;

  private final Labels labels = new Labels();
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
    Labels.Pair pair = labels.of(attempt);
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
}
