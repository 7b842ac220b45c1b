package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.contract.Plan;
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
}
