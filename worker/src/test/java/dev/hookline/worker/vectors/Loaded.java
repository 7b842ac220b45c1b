package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.SimpleWebhookManager;
import dev.hookline.WebhookClient;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.YamlConfig;
import dev.hookline.durable.Webhooks;
import dev.hookline.testing.MockWebhookClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The result of loading a configuration file, as text: here, and by a Go loader. */
final class Loaded {

  private Loaded() {}

  static String byHookline(String yaml, JsonNode eventList) {
    List<EventType> events = new ArrayList<>();
    eventList.forEach(name -> events.add(EventType.of(name.asText())));
    try {
      Config config = YamlConfig.read(yaml);
      Optional<SimpleWebhookManager> manager =
          Webhooks.initializeSimple(config, events, Loaded::client);
      return manager
          .map(
              made ->
                  text(
                      config,
                      events.stream()
                          .filter(made::isEventConfigured)
                          .map(EventType::name)
                          .toList()))
          .orElse("no manager");
    } catch (ConfigException e) {
      return "refused";
    }
  }

  private static WebhookClient client(EventType event, WebhookConfig webhook) {
    return MockWebhookClient.sync(webhook.name());
  }

  private static String text(Config config, List<String> configured) {
    Map<String, List<String>> webhooks = new TreeMap<>();
    config
        .config()
        .forEach(
            (event, list) ->
                webhooks.put(
                    event.name(),
                    list.stream()
                        .map(
                            one ->
                                webhook(
                                    one.name(),
                                    one.url(),
                                    one.method(),
                                    one.numRetries(),
                                    one.timeout(),
                                    one.async() + "," + one.finalResponse(),
                                    one.authEnabled() + one.authToken() + one.useDataFrom()))
                        .toList()));
    return "configured " + configured + ", webhooks " + webhooks;
  }

  static String recorded(JsonNode loaded) {
    if (!loaded.path("error").isNull() || !loaded.path("init").path("error").isNull()) {
      return "refused";
    }
    if (loaded.path("init").path("manager").asText().equals("nil")) {
      return "no manager";
    }
    Map<String, List<String>> webhooks = new TreeMap<>();
    loaded
        .path("config")
        .path("Config")
        .properties()
        .forEach(event -> webhooks.put(event.getKey(), recordedWebhooks(event.getValue())));
    List<String> configured = new ArrayList<>();
    loaded.path("configuredEvents").forEach(event -> configured.add(event.asText()));
    return "configured " + configured + ", webhooks " + webhooks;
  }

  /** Go's zero value stands for the default. */
  private static List<String> recordedWebhooks(JsonNode list) {
    List<String> webhooks = new ArrayList<>();
    for (JsonNode one : list) {
      int retries = one.path("NumRetries").asInt();
      webhooks.add(
          webhook(
              one.path("Name").asText(),
              one.path("URL").asText(),
              one.path("Method").asText().isEmpty() ? "POST" : one.path("Method").asText(),
              retries == 0 ? WebhookConfig.DEFAULT_NUM_RETRIES : retries,
              one.path("Timeout").asInt(WebhookConfig.DEFAULT_TIMEOUT_SECONDS),
              one.path("Async").asBoolean() + "," + one.path("FinalResponse").asBoolean(),
              one.path("AuthEnabled").asBoolean()
                  + one.path("AuthToken").asText()
                  + one.path("UseDataFrom").asText()));
    }
    return webhooks;
  }

  private static String webhook(
      String name, String url, String method, int retries, int timeout, String kind, String rest) {
    return String.format(
        Locale.ROOT, "%s %s %s %d %d %s %s", name, url, method, retries, timeout, kind, rest);
  }
}
