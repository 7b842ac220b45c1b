package dev.hookline.worker.internal.metrics;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.internal.call.AttemptMeters;
import dev.hookline.worker.internal.call.RetryDecision;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Records a worker's attempts in a registry; docs/observability.md lists the meters. Above a
 * thousand pairs of event and webhook, further ones are counted as {@code other}.
 */
public final class AttemptMetrics implements AttemptObserver, AttemptMeters {

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
    Timer.builder("hookline.attempts")
        .description("Completed webhook attempts")
        .tags(tags(attempt.event(), attempt.webhook()))
        .tag("outcome", failure == null ? "success" : "failure")
        .tag("code", failure == null ? "" : failure.code())
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofMinutes(1))
        .register(registry)
        .record(attempt.duration());
  }

  @Override
  public void phases(CallInput order, Map<String, Duration> phases) {
    if (phases.isEmpty()) {
      return;
    }
    Tags tags = tags(order);
    phases.forEach(
        (phase, duration) ->
            Timer.builder("hookline.attempt.phases")
                .description("Phases of webhook attempts")
                .tags(tags)
                .tag("phase", phase)
                .register(registry)
                .record(duration));
  }

  @Override
  public void delivered(CallInput order) {
    delivery(order, "delivered", "", "");
  }

  @Override
  public void givenUp(CallInput order, FailureCode code, RetryDecision.End reason) {
    delivery(order, "given_up", code.code(), reason.name().toLowerCase(Locale.ROOT));
  }

  private void delivery(CallInput order, String outcome, String code, String reason) {
    registry
        .counter(
            "hookline.deliveries",
            tags(order).and("outcome", outcome).and("code", code).and("reason", reason))
        .increment();
  }

  @Override
  public void postponed(CallInput order, FailureCode code, Duration delay) {
    Timer.builder("hookline.waits")
        .description("How long attempts that were due were postponed")
        .tags(tags(order))
        .tag("code", code.code())
        .register(registry)
        .record(delay);
  }

  @Override
  public void released(CallInput order) {
    registry.counter("hookline.releases", tags(order)).increment();
  }

  private Tags tags(CallInput order) {
    return tags(order.event(), order.webhook().name());
  }

  private Tags tags(String event, String webhook) {
    Labels.Pair pair = labels.of(event, webhook);
    return Tags.of(Tag.of("event", pair.event()), Tag.of("webhook", pair.webhook()));
  }
}
