package dev.hookline.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The webhooks of every event, read from YAML by {@link YamlConfig} or built in code. Immutable;
 * validated when a manager is created.
 *
 * @param enabled whether webhooks are called at all; if not, no manager is created
 * @param config the webhooks of each event, in declared order
 */
public record Config(boolean enabled, Map<EventType, List<WebhookConfig>> config) {

  /** Copies the map and its lists, in order. */
  public Config {
    Map<EventType, List<WebhookConfig>> copy = new LinkedHashMap<>();
    config.forEach((event, webhooks) -> copy.put(event, List.copyOf(webhooks)));
    config = Collections.unmodifiableMap(copy);
  }

  /** Returns an enabled configuration without events, to which {@link #with} adds. */
  public static Config empty() {
    return new Config(true, Map.of());
  }

  /** Returns this configuration with another event and its webhooks. */
  public Config with(EventType event, WebhookConfig... webhooks) {
    Map<EventType, List<WebhookConfig>> more = new LinkedHashMap<>(config);
    more.put(event, new ArrayList<>(List.of(webhooks)));
    return new Config(enabled, more);
  }

  /** Returns the events of the configuration, in order. */
  public List<EventType> events() {
    return List.copyOf(config.keySet());
  }
}
