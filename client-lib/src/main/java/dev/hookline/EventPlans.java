package dev.hookline;

import dev.hookline.InvocationException.Reason;
import dev.hookline.config.Nearest;
import dev.hookline.contract.Plan;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plan of each configured event, made once. */
final class EventPlans {

  private final Map<EventType, Plan> plans = new LinkedHashMap<>();

  EventPlans(Config config, List<EventType> events, @Nullable String source) {
    config
        .config()
        .forEach(
            (event, webhooks) -> {
              if (events.contains(event)) {
                plans.put(event, Plan.of(event, source, webhooks));
              }
            });
  }

  boolean contains(EventType event) {
    return plans.containsKey(event);
  }

  Plan of(EventType event) {
    Plan plan = plans.get(event);
    if (plan == null) {
      throw notConfigured(event, plans.keySet());
    }
    return plan;
  }

  static InvocationException notConfigured(EventType event, Collection<EventType> configured) {
    List<String> names = configured.stream().map(EventType::name).toList();
    String hint =
        Nearest.to(event.name(), names)
            .map("; did you mean '%s'?"::formatted)
            .orElse("; configured: " + names);
    return InvocationException.badInput(
        Reason.EVENT_NOT_CONFIGURED, "event '" + event + "' is not configured" + hint, null);
  }
}
