package dev.hookline.config;

import java.time.Duration;
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
 * @param deadlines how long the sync webhooks of an event may take; an event without one may take
 *     any time
 * @param orderings how the events of one key are ordered; an event without one is not
 * @param calls what calls of an event have unless their options say otherwise
 */
public record Config(
    boolean enabled,
    Map<EventType, List<WebhookConfig>> config,
    Map<EventType, Duration> deadlines,
    Map<EventType, OrderingConfig> orderings,
    Map<EventType, CallDefaults> calls) {

  /** Creates a configuration whose events have no deadline. */
  public Config(boolean enabled, Map<EventType, List<WebhookConfig>> config) {
    this(enabled, config, Map.of());
  }

  /** Creates a configuration whose events are not ordered. */
  public Config(
      boolean enabled,
      Map<EventType, List<WebhookConfig>> config,
      Map<EventType, Duration> deadlines) {
    this(enabled, config, deadlines, Map.of());
  }

  /** Creates a configuration whose calls have no defaults of their own. */
  public Config(
      boolean enabled,
      Map<EventType, List<WebhookConfig>> config,
      Map<EventType, Duration> deadlines,
      Map<EventType, OrderingConfig> orderings) {
    this(enabled, config, deadlines, orderings, Map.of());
  }

  /** Copies the maps and lists, in order. */
  public Config {
    Map<EventType, List<WebhookConfig>> copy = new LinkedHashMap<>();
    config.forEach((event, webhooks) -> copy.put(event, List.copyOf(webhooks)));
    config = Collections.unmodifiableMap(copy);
    deadlines = Collections.unmodifiableMap(new LinkedHashMap<>(deadlines));
    orderings = Collections.unmodifiableMap(new LinkedHashMap<>(orderings));
    calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
  }

  /** Returns an enabled configuration without events, to which {@link #with} adds. */
  public static Config empty() {
    return new Config(true, Map.of());
  }

  /** Returns this configuration with another event and its webhooks. */
  public Config with(EventType event, WebhookConfig... webhooks) {
    Map<EventType, List<WebhookConfig>> more = new LinkedHashMap<>(config);
    more.put(event, new ArrayList<>(List.of(webhooks)));
    return new Config(enabled, more, deadlines, orderings, calls);
  }

  /**
   * Returns this configuration with a deadline of an event: how long its sync webhooks may take,
   * from when the server records the event. Then the event fails as {@code deadline_exceeded}.
   */
  public Config withDeadline(EventType event, Duration deadline) {
    Map<EventType, Duration> more = new LinkedHashMap<>(deadlines);
    more.put(event, deadline);
    return new Config(enabled, config, more, orderings, calls);
  }

  /**
   * Returns this configuration with an order of the events of one key: each begins when the ones
   * accepted before it have ended.
   */
  public Config withOrdering(EventType event, OrderingConfig ordering) {
    Map<EventType, OrderingConfig> more = new LinkedHashMap<>(orderings);
    more.put(event, ordering);
    return new Config(enabled, config, deadlines, more, calls);
  }

  /**
   * Returns this configuration with an expiry of an event's async deliveries, unless a call gives
   * another one: how long after the event's start. Then they fail as {@code expired}. {@code
   * SimpleWebhookManager} ignores it.
   */
  public Config withDeliverBefore(EventType event, Duration afterStart) {
    return withCalls(event, callsOf(event).withDeliverBefore(afterStart));
  }

  /**
   * Returns this configuration with an event that fails as {@code endpoint_unavailable} where it
   * would wait for the open circuit breaker of a sync webhook, unless a call says otherwise. {@code
   * SimpleWebhookManager}, which has no breakers, ignores it.
   */
  public Config withFailFast(EventType event) {
    return withCalls(event, callsOf(event).withFailFast(true));
  }

  private Config withCalls(EventType event, CallDefaults defaults) {
    Map<EventType, CallDefaults> more = new LinkedHashMap<>(calls);
    more.put(event, defaults);
    return new Config(enabled, config, deadlines, orderings, more);
  }

  /** Returns this configuration, enabled or not. */
  public Config withEnabled(boolean isEnabled) {
    return new Config(isEnabled, config, deadlines, orderings, calls);
  }

  /** Returns what calls of an event have unless their options say otherwise. */
  public CallDefaults callsOf(EventType event) {
    return calls.getOrDefault(event, CallDefaults.NONE);
  }

  /** Returns the events of the configuration, in order. */
  public List<EventType> events() {
    return List.copyOf(config.keySet());
  }
}
