package dev.hookline.config;

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
  private final KnownKeys known;
  private final SigningReader signing;

  WebhookReader(YamlValues values, Positions positions, YamlValues.Report report) {
    this.values = values;
    this.positions = positions;
    this.report = report;
    this.known = new KnownKeys(values, positions, report);
    this.signing = new SigningReader(values, positions, report);
  }

  /**
   * Returns the webhook.
   *
   * @param defaults used for values that the webhook does not set
   */
  WebhookConfig read(String path, Node node, WebhookDefaults defaults) {
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
            .execution(defaults.execution())
            .signing(defaults.signing());
    Node ownSigning = found.get(ConfigKey.SIGNING);
    if (ownSigning == null || YamlValues.isNull(ownSigning)) {
      found.remove(ConfigKey.SIGNING);
      if (defaults.signing() != null) {
        positions.inherit(path + "." + ConfigKey.SIGNING.key, defaults.signingPath());
      }
    }
    found.forEach((key, value) -> set(builder, key, path + "." + key.key, value));
    return builder.build();
  }

  private Map<ConfigKey, Node> found(String path, MappingNode mapping) {
    Map<ConfigKey, Node> found = new LinkedHashMap<>();
    known
        .in(path, mapping, ConfigKey.names())
        .forEach((name, value) -> ConfigKey.of(name).ifPresent(key -> found.put(key, value)));
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
      case SIGNING -> builder.signing(signing.read(path, value));
    }
  }

  private int number(ConfigKey key, String path, Node value) {
    Integer number = values.number(path, value);
    return number == null ? (Integer) Objects.requireNonNull(key.defaultValue) : number;
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

  /** Returns empty if the value is missing or unknown. */
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
