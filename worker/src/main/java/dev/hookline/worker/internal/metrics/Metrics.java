package dev.hookline.worker.internal.metrics;

import com.uber.m3.tally.Scope;
import dev.hookline.internal.metrics.SdkMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The metrics of the worker program, for Prometheus: the Temporal SDK's, with fewer labels, and
 * those of attempts. A service that runs a worker has a registry of its own and uses {@link
 * AttemptMetrics}.
 */
public final class Metrics {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AttemptMetrics attempts = new AttemptMetrics(registry);
  private final Scope scope = SdkMetrics.scope(registry);

  /** Returns the scope that the Temporal SDK reports to. */
  public Scope scope() {
    return scope;
  }

  /** Returns what records the attempts. */
  public AttemptMetrics attempts() {
    return attempts;
  }

  /** Returns everything in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }
}
