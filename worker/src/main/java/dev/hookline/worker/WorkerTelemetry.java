package dev.hookline.worker;

import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.internal.call.AttemptMeters;
import dev.hookline.worker.internal.call.AttemptTracing;
import dev.hookline.worker.internal.call.Telemetry;
import dev.hookline.worker.internal.metrics.AttemptMetrics;
import dev.hookline.worker.internal.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.temporal.common.interceptors.WorkerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker reports its attempts. Immutable.
 *
 * <pre>{@code
 * WorkerTelemetry.none().withMeterRegistry(registry).withOpenTelemetry(openTelemetry)
 * }</pre>
 */
public final class WorkerTelemetry {

  private static final WorkerTelemetry NONE =
      new WorkerTelemetry(Telemetry.of(attempt -> {}), null);

  private final Telemetry attempts;
  private final @Nullable WorkerInterceptor interceptor;

  private WorkerTelemetry(Telemetry attempts, @Nullable WorkerInterceptor interceptor) {
    this.attempts = attempts;
    this.interceptor = interceptor;
  }

  /** Returns the telemetry that reports nothing. */
  public static WorkerTelemetry none() {
    return NONE;
  }

  /** Returns this telemetry with another observer of every attempt, called after the others. */
  public WorkerTelemetry withObserver(AttemptObserver another) {
    return with(another, attempts.meters(), attempts.tracing(), interceptor);
  }

  /**
   * Returns this telemetry with a registry for metrics, which are listed in docs/observability.md.
   * Default: none.
   */
  public WorkerTelemetry withMeterRegistry(MeterRegistry registry) {
    return with(new AttemptMetrics(registry));
  }

  WorkerTelemetry with(AttemptMetrics metrics) {
    return with(metrics, metrics, attempts.tracing(), interceptor);
  }

  /**
   * Returns this telemetry with spans for executions and attempts; endpoints receive the context of
   * their attempt as {@code traceparent}. Default: no spans, and endpoints receive the caller's
   * context. A service that uses this needs {@code opentelemetry-api}, an optional dependency.
   */
  public WorkerTelemetry withOpenTelemetry(OpenTelemetry openTelemetry) {
    Tracing tracing = new Tracing(openTelemetry);
    return with(attempt -> {}, attempts.meters(), tracing.attempts(), tracing);
  }

  private WorkerTelemetry with(
      AttemptObserver another,
      AttemptMeters meters,
      AttemptTracing tracing,
      @Nullable WorkerInterceptor traces) {
    AttemptObserver before = attempts.observer();
    AttemptObserver all =
        attempt -> {
          before.observed(attempt);
          another.observed(attempt);
        };
    return new WorkerTelemetry(new Telemetry(all, meters, tracing), traces);
  }

  Telemetry attempts() {
    return attempts;
  }

  /** Returns what traces executions; null for none. */
  @Nullable WorkerInterceptor interceptor() {
    return interceptor;
  }
}
