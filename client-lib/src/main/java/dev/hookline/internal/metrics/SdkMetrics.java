package dev.hookline.internal.metrics;

import com.uber.m3.tally.Buckets;
import com.uber.m3.tally.Capabilities;
import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.StatsReporter;
import com.uber.m3.util.Duration;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.util.Map;

/**
 * Reports the metrics of Temporal's SDK to a registry, with a limited number of labels. The
 * registry is the service's, so closing the scope does not close it.
 */
public final class SdkMetrics implements StatsReporter {

  private static final double REPORT_SECONDS = 5;

  private final StatsReporter registry;
  private final TemporalLabels labels = new TemporalLabels();

  private SdkMetrics(MeterRegistry registry) {
    this.registry = new MicrometerClientStatsReporter(registry);
  }

  /** Returns the scope through which the SDK reports to the registry until it is closed. */
  public static Scope scope(MeterRegistry registry) {
    return new RootScopeBuilder()
        .reporter(new SdkMetrics(registry))
        .reportEvery(Duration.ofSeconds(REPORT_SECONDS));
  }

  @Override
  public void reportCounter(String name, Map<String, String> tags, long value) {
    registry.reportCounter(name, labels.limited(name, tags), value);
  }

  @Override
  public void reportGauge(String name, Map<String, String> tags, double value) {
    registry.reportGauge(name, labels.limited(name, tags), value);
  }

  @Override
  public void reportTimer(String name, Map<String, String> tags, Duration interval) {
    registry.reportTimer(name, labels.limited(name, tags), interval);
  }

  @Override
  @SuppressWarnings({"rawtypes", "deprecation"}) // as in the interface
  public void reportHistogramValueSamples(
      String name,
      Map<String, String> tags,
      Buckets buckets,
      double lower,
      double upper,
      long samples) {
    registry.reportHistogramValueSamples(
        name, labels.limited(name, tags), buckets, lower, upper, samples);
  }

  @Override
  @SuppressWarnings({"rawtypes", "deprecation"}) // as in the interface
  public void reportHistogramDurationSamples(
      String name,
      Map<String, String> tags,
      Buckets buckets,
      Duration lower,
      Duration upper,
      long samples) {
    registry.reportHistogramDurationSamples(
        name, labels.limited(name, tags), buckets, lower, upper, samples);
  }

  @Override
  public Capabilities capabilities() {
    return registry.capabilities();
  }

  @Override
  public void flush() {
    registry.flush();
  }

  /** The wrapped reporter would close the registry. */
  @Override
  public void close() {
    registry.flush();
  }
}
