package dev.hookline.worker.internal.metrics;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.internal.call.AttemptMeters;
import dev.hookline.worker.internal.call.RetryDecision;
import dev.hookline.worker.internal.limit.BreakerState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records a worker's attempts in a registry; docs/observability.md lists the meters. Above a
 * thousand pairs of event and webhook, further ones are counted as {@code other}.
 */
public final class AttemptMetrics implements AttemptObserver, AttemptMeters {

  private static final List<String> DELIVERIES = List.of("delivered", "given_up");

  private final Labels labels = new Labels();
  private final Labels endpoints = new Labels();
  private final Set<Labels.Pair> seen = ConcurrentHashMap.newKeySet();
  private final MeterRegistry registry;

  /** Records the attempts of one worker. */
  public AttemptMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void begun(CallInput order) {
    tags(order);
  }

  @Override
  public void observed(ObservedAttempt attempt) {
    FailureCode failure = attempt.failure();
    Timer.builder("hookline.attempts")
        .description("Completed webhook attempts")
        .tags(tags(attempt.event(), attempt.webhook()))
        .tag("outcome", outcome(failure))
        .tag("code", failure == null ? "" : failure.code())
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofMinutes(1))
        .register(registry)
        .record(attempt.duration());
  }

  /** A cancelled attempt says nothing about its endpoint. */
  private static String outcome(@Nullable FailureCode failure) {
    if (failure == null) {
      return "success";
    }
    return failure == FailureCode.CANCELLED ? "cancelled" : "failure";
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
    deliveries(tags(order), "delivered").increment();
  }

  @Override
  public void givenUp(CallInput order, FailureCode code, RetryDecision.End reason) {
    Tags tags = tags(order);
    deliveries(tags, "given_up").increment();
    registry
        .counter(
            "hookline.given_up",
            tags.and("code", code.code()).and("reason", reason.name().toLowerCase(Locale.ROOT)))
        .increment();
  }

  private Counter deliveries(Tags webhook, String outcome) {
    return registry.counter("hookline.deliveries", webhook.and("outcome", outcome));
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
  public void breakerChanged(String endpoint, BreakerState state) {
    registry
        .counter(
            "hookline.breaker.changes",
            Tags.of(
                Tag.of("endpoint", endpoints.of("", endpoint).webhook()),
                Tag.of("state", state.name().toLowerCase(Locale.ROOT))))
        .increment();
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
    Tags tags = Tags.of(Tag.of("event", pair.event()), Tag.of("webhook", pair.webhook()));
    if (seen.add(pair)) {
      // Prometheus sees no increase in a counter that begins with its first failure
      DELIVERIES.forEach(outcome -> deliveries(tags, outcome));
    }
    return tags;
  }
}
