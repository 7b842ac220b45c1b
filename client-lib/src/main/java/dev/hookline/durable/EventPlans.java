package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvokeOptions;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.contract.Plan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plan of each configured event, built once. */
final class EventPlans {

  private final Map<EventType, Plan> plans = new LinkedHashMap<>();

  EventPlans(Config config, List<EventType> events, @Nullable String source) {
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
   * Returns the plan with the deadline of a call, and whether it fails fast. Both concern sync
   * webhooks; in an event without, a deadline could end the event before its deliveries are
   * started.
   */
  Plan of(EventType event, InvokeOptions call) {
    Plan plan = of(event);
    if (plan.sync().isEmpty()) {
      return plan;
    }
    Plan limited =
        call.eventDeadline().map(Duration::toMillis).map(plan::withDeadline).orElse(plan);
    return call.failFast() ? limited.failingFast() : limited;
  }
}
