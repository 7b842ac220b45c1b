package dev.hookline.durable;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.SimpleWebhookManager;
import dev.hookline.WebhookClient;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.ConfigRules;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookType;
import dev.hookline.connect.Connection;
import dev.hookline.internal.encryption.Encryption;
import io.temporal.client.WorkflowClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates webhook managers, like {@code InitializeWebhooks} of the Go package. No manager is
 * created if the configuration is absent or disabled; configured events outside the event list are
 * skipped with a warning.
 */
public final class Webhooks {

  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

  private Webhooks() {}

  /**
   * Creates a durable manager whose connection is configured in the environment: {@code
   * TEMPORAL_ADDRESS}, {@code TEMPORAL_NAMESPACE} and the other settings of the {@code temporal}
   * CLI. It encrypts with the keys of {@code HOOKLINE_ENCRYPTION_KEYS}, if set, and connects on the
   * first call; closing the manager closes the connection.
   *
   * @param config the configuration; null for none
   * @param events the events that the service invokes
   * @throws ConfigException with every problem, if the configuration breaks a rule
   */
  public static Optional<DurableWebhookManager> initialize(
      @Nullable Config config, List<EventType> events) {
    if (config == null || !config.enabled()) {
      return Optional.empty();
    }
    check(config, events, Encryption.fromEnvironment().isOn());
    Connection connection = Connection.fromEnvironment();
    return Optional.of(
        new TemporalWebhookManager(
            config, events, connection.client(), DurableOptions.defaults(), connection::close));
  }

  /**
   * Creates a durable manager on the caller's client, which the caller closes.
   *
   * @param config the configuration; null for none
   * @param events the events that the service invokes
   * @throws ConfigException with every problem, if the configuration breaks a rule
   */
  public static Optional<DurableWebhookManager> initialize(
      @Nullable Config config,
      List<EventType> events,
      WorkflowClient client,
      DurableOptions options) {
    if (config == null || !config.enabled()) {
      return Optional.empty();
    }
    check(config, events, Encryption.isOn(client));
    return Optional.of(new TemporalWebhookManager(config, events, client, options, () -> {}));
  }

  /**
   * Creates a manager that runs in this process, without a server and without durability.
   *
   * @param config the configuration; null for none
   * @param events the events that the service invokes
   * @param clients creates the client of each webhook; {@code hookline-worker} provides one for
   *     HTTP
   * @throws ConfigException with every problem, if the configuration breaks a rule
   */
  public static Optional<SimpleWebhookManager> initializeSimple(
      @Nullable Config config, List<EventType> events, WebhookClient.Factory clients) {
    if (config == null || !config.enabled()) {
      return Optional.empty();
    }
    check(config, events, true);
    Map<EventType, List<WebhookClient>> sync = new LinkedHashMap<>();
    Map<EventType, List<WebhookClient>> async = new LinkedHashMap<>();
    for (EventType event : config.events()) {
      if (events.contains(event)) {
        List<WebhookConfig> webhooks = config.config().getOrDefault(event, List.of());
        sync.put(event, clients(event, webhooks, WebhookType.SYNC, clients));
        async.put(event, clients(event, webhooks, WebhookType.ASYNC, clients));
      }
    }
    return Optional.of(new SimpleWebhookManager(sync, async));
  }

  private static List<WebhookClient> clients(
      EventType event,
      List<WebhookConfig> webhooks,
      WebhookType type,
      WebhookClient.Factory clients) {
    return webhooks.stream()
        .filter(webhook -> webhook.type() == type)
        .map(webhook -> clients.create(event, webhook))
        .toList();
  }

  private static void check(Config config, List<EventType> events, boolean literalSecrets) {
    ConfigRules.verify(config, events, literalSecrets);
    ConfigRules.skippedEvents(config, events).forEach(warning -> log.warn("{}", warning));
  }
}
