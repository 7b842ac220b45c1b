package dev.hookline.worker.internal.metrics;

import com.uber.m3.tally.Scope;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.attempt.BreakerState;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.attempt.ObservedWait;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The metrics of the worker program, for Prometheus: the Temporal SDK's and those of attempts. A
 * service that runs a worker has a registry of its own and uses {@link AttemptMetrics}.
 */
public final class Metrics implements AttemptObserver {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AttemptMetrics attempts = new AttemptMetrics(registry);
  private final Scope scope = AttemptMetrics.sdk(registry);

  /** Returns the scope that the Temporal SDK reports to. */
  public Scope scope() {
    return scope;
  }

  @Override
  public void observed(ObservedAttempt attempt) {
    attempts.observed(attempt);
  }

  @Override
  public void waited(ObservedWait wait) {
    attempts.waited(wait);
  }

  @Override
  public void breakerChanged(String endpoint, BreakerState state) {
    attempts.breakerChanged(endpoint, state);
  }

  /** Returns everything in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }
}
