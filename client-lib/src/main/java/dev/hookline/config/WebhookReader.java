package dev.hookline.config;

import dev.hookline.config.internal.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one webhook of the file, key by key. */
final class WebhookReader {

  private final YamlValues values;
  private final Positions positions;
  private final YamlValues.Report report;

  WebhookReader(YamlValues values, Positions positions, YamlValues.Report report) {
    this.values = values;
    this.positions = positions;
    this.report = report;
  }

  /**
   * Returns the webhook.
   *
   * @param execution how it is called where it does not say so itself
   */
  WebhookConfig read(String path, Node node, WebhookExecution execution) {
    positions.put(path, node.getStartMark());
    if (!(node instanceof MappingNode mapping)) {
      report.problem(
          path,
          "webhook must be a mapping with name and url, found nothing or a bare value",
          node.getStartMark());
      return WebhookConfig.builder("", "").build();
    }
    Map<ConfigKey, Node> found = found(path, mapping);
    WebhookConfigBuilder builder =
        WebhookConfig.builder(text(path, found, ConfigKey.NAME), text(path, found, ConfigKey.URL))
            .execution(execution);
    found.forEach((key, value) -> set(builder, key, path + "." + key.key, value));
    return builder.build();
  }

  private Map<ConfigKey, Node> found(String path, MappingNode mapping) {
    Map<ConfigKey, Node> found = new LinkedHashMap<>();
    Map<ConfigKey, Node> misspelt = new LinkedHashMap<>();
    for (YamlValues.Entry entry : values.entries(path, mapping).values()) {
      if (YamlValues.isExtension(entry.name())) {
        continue;
      }
      ConfigKey key = ConfigKey.of(entry.name()).orElse(null);
      if (key == null) {
        report.problem(
            path + "." + entry.name(),
            YamlValues.unknown(entry.name(), ConfigKey.names()),
            entry.keyMark());
        Nearest.to(entry.name(), ConfigKey.names())
            .flatMap(ConfigKey::of)
            .ifPresent(meant -> misspelt.putIfAbsent(meant, entry.value()));
      } else if (found.put(key, entry.value()) != null) {
        report.problem(
            path + "." + key.key,
            "duplicate key '%s' in another letter case; remove one".formatted(entry.name()),
            entry.keyMark());
      } else {
        positions.put(path + "." + key.key, entry.value().getStartMark());
      }
    }
    // read as what is meant, so that what is wrong with its value is told in the same run
    misspelt.forEach(
        (key, value) -> {
          if (found.putIfAbsent(key, value) == null) {
            positions.put(path + "." + key.key, value.getStartMark());
          }
        });
    return found;
  }

  private String text(String path, Map<ConfigKey, Node> found, ConfigKey key) {
    Node node = found.get(key);
    return node == null ? "" : values.text(path + "." + key.key, node);
  }

  private void set(WebhookConfigBuilder builder, ConfigKey key, String path, Node value) {
    switch (key) {
      case NAME, URL -> {}
      case METHOD -> builder.method(values.text(path, value));
      case AUTH_ENABLED -> builder.authEnabled(values.flag(path, value));
      case AUTH_TOKEN -> builder.authToken(values.text(path, value));
      case ASYNC -> builder.async(values.flag(path, value));
      case NUM_RETRIES -> builder.numRetries(number(key, path, value));
      case TIMEOUT -> builder.timeout(number(key, path, value));
      case USE_DATA_FROM -> builder.useDataFrom(values.text(path, value));
      case FINAL_RESPONSE -> builder.finalResponse(values.flag(path, value));
      case SUCCESS_STATUS -> builder.successStatus(numbers(path, value));
      case MAX_RESPONSE_BYTES -> builder.maxResponseBytes(number(key, path, value));
      case MAXIMUM_INTERVAL -> builder.maximumInterval(number(key, path, value));
      case HEADERS -> headers(builder, path, value);
      case EXECUTION -> execution(path, value).ifPresent(builder::execution);
    }
  }

  private int number(ConfigKey key, String path, Node value) {
    Integer number = values.number(path, value);
    return number == null ? (Integer) Objects.requireNonNull(key.standard) : number;
  }

  private List<Integer> numbers(String path, Node value) {
    List<Integer> numbers = new ArrayList<>();
    for (Node item : values.list(path, value)) {
      @Nullable Integer number = values.number(path, item);
      if (number != null) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** Empty where none is named, or one that there is not. */
  Optional<WebhookExecution> execution(String path, Node value) {
    String text = values.text(path, value);
    Optional<WebhookExecution> execution = WebhookExecution.of(text);
    if (!text.isEmpty() && execution.isEmpty()) {
      report.problem(
          path,
          "execution must be fast or regular, found '%s'".formatted(text),
          value.getStartMark());
    }
    return execution;
  }

  private void headers(WebhookConfigBuilder builder, String path, Node value) {
    if (value instanceof MappingNode mapping) {
      values
          .entries(path, mapping)
          .values()
          .forEach(
              entry -> {
                positions.put(path + "." + entry.name(), entry.keyMark());
                builder.header(entry.name(), values.text(path + "." + entry.name(), entry.value()));
              });
    } else if (!YamlValues.isNull(value)) {
      report.problem(path, "headers must map names to values", value.getStartMark());
    }
  }
}
