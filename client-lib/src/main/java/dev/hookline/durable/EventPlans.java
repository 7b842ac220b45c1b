package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvokeOptions;
import dev.hookline.config.CallDefaults;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.contract.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plan of each configured event, built once. */
final class EventPlans {

  private final Map<EventType, Plan> plans = new LinkedHashMap<>();
  private final Config config;
  private final Clock clock;

  EventPlans(Config config, List<EventType> events, @Nullable String source, Clock clock) {
    this.config = config;
    this.clock = clock;
    config
        .config()
        .forEach(
            (event, webhooks) -> {
              if (events.contains(event)) {
                plans.put(event, Plan.of(event, source, config));
              }
            });
  }

  boolean contains(EventType event) {
    return plans.containsKey(event);
  }

  Plan of(EventType event) {
    Plan plan = plans.get(event);
    if (plan == null) {
      throw InvocationException.notConfigured(event, plans.keySet());
    }
    return plan;
  }

  /**
   * Returns the plan with the deadline, the start and the expiry of a call, and whether it fails
   * fast. What the call does not give is that of the configuration.
   */
  Plan of(EventType event, InvokeOptions call) {
    CallDefaults defaults = config.callsOf(event);
    Plan plan = ofSync(of(event), call, defaults);
    Instant now = clock.instant();
    return plan.withStartAt(millis(call.startTime(now)))
        .withDeliverBefore(plan.async().isEmpty() ? null : millis(expiry(call, defaults, now)));
  }

  private static Optional<Instant> expiry(InvokeOptions call, CallDefaults defaults, Instant now) {
    return call.deliverBefore(now)
        .or(
            () ->
                Optional.ofNullable(defaults.deliverBefore())
                    .map(call.startTime(now).orElse(now)::plus));
  }

  private static @Nullable Long millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(null);
  }

  /**
   * The deadline and failing fast concern sync webhooks; in an event without, a deadline could end
   * the event before its deliveries are started.
   */
  private static Plan ofSync(Plan plan, InvokeOptions call, CallDefaults defaults) {
    if (plan.sync().isEmpty()) {
      return plan;
    }
    return call.eventDeadline()
        .map(Duration::toMillis)
        .map(plan::withDeadline)
        .orElse(plan)
        .withFailFast(call.failFast().orElse(defaults.failFast()));
  }
}
