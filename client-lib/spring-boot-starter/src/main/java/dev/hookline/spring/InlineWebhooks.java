package dev.hookline.spring;

import dev.hookline.config.Config;
import dev.hookline.config.ConfigCheck;
import dev.hookline.config.ConfigException;
import dev.hookline.config.ConfigProblem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * Webhooks in the application's own properties. They are written as the YAML file that they stand
 * for, so that the file's reader and rules apply, and problems name the property.
 */
final class InlineWebhooks {

  private final Map<String, Object> properties;

  InlineWebhooks(Map<String, Object> properties) {
    this.properties = properties;
  }

  /**
   * Returns the configuration.
   *
   * @throws ConfigException with every problem, each with its property
   */
  Config read(boolean literalSecretsAllowed) {
    String yaml = new Yaml().dump(value(properties));
    ConfigCheck check =
        ConfigCheck.of(yaml.getBytes(StandardCharsets.UTF_8), literalSecretsAllowed);
    if (!check.problems().isEmpty()) {
      throw new ConfigException(
          check.problems().stream().map(problem -> named(problem, check.config())).toList());
    }
    return check.config();
  }

  private static ConfigProblem named(ConfigProblem problem, Config config) {
    String path = problem.path();
    boolean isInEvent =
        config.events().stream()
            .anyMatch(event -> path.matches("\\Q" + event.name() + "\\E([.\\[].*)?"));
    String parent = WebhooksReader.PROPERTY + (isInEvent ? ".config" : "");
    return ConfigProblem.at(path.isEmpty() ? parent : parent + "." + path, problem.message());
  }

  /** Spring binds a list inside a map as a map by index, and an empty value as an empty text. */
  private static @Nullable Object value(@Nullable Object bound) {
    if (bound instanceof Map<?, ?> map) {
      List<Object> items = new ArrayList<>();
      Map<String, Object> entries = new LinkedHashMap<>();
      map.forEach(
          (key, inner) -> {
            Object value = value(inner);
            entries.put(String.valueOf(key), value);
            if (String.valueOf(key).equals(String.valueOf(items.size()))) {
              items.add(value);
            }
          });
      return !entries.isEmpty() && items.size() == entries.size() ? items : entries;
    }
    if (bound instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(value(item)));
      return items;
    }
    return bound instanceof String text ? scalar(text) : bound;
  }

  /** Properties that are not from YAML have no type; a text that is a number may stay one. */
  private static @Nullable Object scalar(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("(0|[1-9][0-9]{0,8})\\.[0-9]{1,6}")) {
      return new BigDecimal(text); // which keeps 1.10 as it is, for a header
    }
    return text.matches("0|-?[1-9][0-9]{0,8}") ? (Object) Integer.valueOf(text) : text;
  }
}
