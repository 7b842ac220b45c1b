package dev.hookline.spring;

import dev.hookline.config.Config;
import dev.hookline.config.ConfigCheck;
import dev.hookline.config.ConfigException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Reads the webhooks: a file that {@value #PROPERTY} names, or properties below it. */
final class WebhooksReader {

  static final String PROPERTY = "hookline.webhooks";

  private static final String ENABLED = "enabled";

  private static final Logger log = LoggerFactory.getLogger(WebhooksReader.class);

  private final Iterable<ConfigurationPropertySource> sources;
  private final Binder binder;
  private final ResourceLoader resources;

  WebhooksReader(ConfigurableEnvironment environment, ResourceLoader resources) {
    this.sources = ConfigurationPropertySources.get(environment);
    this.binder = new Binder(sources, new SecretReferencesResolver(environment));
    this.resources = resources;
  }

  /**
   * Returns the webhooks; a disabled configuration if there are none.
   *
   * @throws ConfigException with every problem
   */
  Config read(boolean literalSecretsAllowed) {
    String location = binder.bind(PROPERTY, String.class).orElse("");
    Config config =
        location.isBlank()
            ? new InlineWebhooks(properties(PROPERTY)).read(literalSecretsAllowed)
            : enabled(file(location, literalSecretsAllowed));
    if (!config.enabled()) {
      log.info(
          "webhooks are disabled, so there is no webhook manager; set {}, with enabled: true",
          PROPERTY);
    }
    return config;
  }

  private Map<String, Object> properties(String name) {
    return binder.bind(name, Bindable.mapOf(String.class, Object.class)).orElse(Map.of());
  }

  /** To Spring, a text without properties below it is no map. */
  private Set<String> keys() {
    ConfigurationPropertyName name = ConfigurationPropertyName.of(PROPERTY);
    for (ConfigurationPropertySource source : sources) {
      if (source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
        return properties(PROPERTY).keySet();
      }
    }
    return Set.of();
  }

  /** The property wins over the file, for instance to disable webhooks in one environment. */
  private Config enabled(Config file) {
    return binder.bind(PROPERTY + "." + ENABLED, Boolean.class).map(file::withEnabled).orElse(file);
  }

  private Config file(String location, boolean literalSecretsAllowed) {
    for (String key : keys()) {
      if (!key.equals(ENABLED)) {
        throw new IllegalStateException(
            "%s names the file '%s', and %s.%s is set too; remove one of the two"
                .formatted(PROPERTY, location, PROPERTY, key));
      }
    }
    Resource resource = resources.getResource(location);
    try {
      return ConfigCheck.of(resource.getContentAsByteArray(), literalSecretsAllowed).orThrow();
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s must name a readable file, such as classpath:webhooks.yaml or file:/etc/hookline/webhooks.yaml, found '%s': %s"
              .formatted(PROPERTY, location, e.getMessage()),
          e);
    }
  }
}
