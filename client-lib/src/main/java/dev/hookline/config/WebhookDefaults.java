package dev.hookline.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What holds for webhooks that say nothing themselves.
 *
 * @param parts the parts that have a default, by their keys
 */
record WebhookDefaults(WebhookExecution execution, Map<ConfigKey, Part> parts) {

  /**
   * The default of a part.
   *
   * @param path where it is in the file
   * @param setter sets it in a webhook
   */
  record Part(String path, Consumer<WebhookConfigBuilder> setter) {}

  /** What holds where a file has no defaults. */
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
