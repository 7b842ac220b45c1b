package dev.hookline.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Defaults for webhooks that do not set these values themselves.
 *
 * @param parts the parts that have a default, by key
 */
record WebhookDefaults(WebhookExecution execution, Map<ConfigKey, Part> parts) {

  /**
   * The default of a part.
   *
   * @param path where it is in the file
   * @param setter sets it in a webhook
   */
  record Part(String path, Consumer<WebhookConfigBuilder> setter) {}

  /** The defaults of a file without any. */
  static final WebhookDefaults NONE = new WebhookDefaults(WebhookExecution.FAST, Map.of());

  WebhookDefaults withExecution(WebhookExecution other) {
    return new WebhookDefaults(other, parts);
  }

  WebhookDefaults with(ConfigKey key, String path, Consumer<WebhookConfigBuilder> setter) {
    Map<ConfigKey, Part> more = new EnumMap<>(ConfigKey.class);
    more.putAll(parts);
    more.put(key, new Part(path, setter));
    return new WebhookDefaults(execution, Collections.unmodifiableMap(more));
  }
}
