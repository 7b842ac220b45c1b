package dev.hookline.worker.metrics;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import dev.hookline.contract.CallOrder;
import dev.hookline.worker.call.AttemptObserver;
import dev.hookline.worker.call.AttemptOutcome;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.time.Duration;

/**
 * The worker's measurements: the Temporal SDK's own, and {@code hookline_attempts_seconds} by
 * event, webhook, outcome and code. Beyond a thousand pairs of event and webhook, the others are
 * counted as {@code other}.
 */
public final class Metrics implements AttemptObserver {

  private static final double REPORT_SECONDS = 5;

  private final Labels labels = new Labels();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Scope scope =
      new RootScopeBuilder()
          .reporter(new MicrometerClientStatsReporter(registry))
          .reportEvery(com.uber.m3.util.Duration.ofSeconds(REPORT_SECONDS));

  /** Returns where the Temporal SDK reports to. */
  public Scope scope() {
    return scope;
  }

  @Override
  public void observed(CallOrder order, AttemptOutcome outcome, Duration took) {
    Labels.Pair pair = labels.of(order);
    Timer.builder("hookline.attempts")
        .description("Attempts of webhooks that ended")
        .tag("event", pair.event())
        .tag("webhook", pair.webhook())
        .tag("outcome", outcome instanceof AttemptOutcome.Succeeded ? "success" : "failure")
        .tag("code", outcome instanceof AttemptOutcome.Failed f ? f.code().code() : "")
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofMinutes(1))
        .register(registry)
        .record(took);
  }

  /** Returns everything in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }
}
