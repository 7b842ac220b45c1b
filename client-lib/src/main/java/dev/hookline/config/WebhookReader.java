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
  private final PartReader parts;

  WebhookReader(YamlValues values, Positions positions, YamlValues.Report report) {
    this.values = values;
    this.positions = positions;
    this.report = report;
    this.known = new KnownKeys(values, positions, report);
    this.parts = new PartReader(values, positions, report);
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
            .execution(defaults.execution());
    ConfigKey.parts()
        .forEach(
            key -> {
              Node own = found.get(key);
              if (own == null || YamlValues.isNull(own)) {
                found.remove(key);
                inherit(builder, key, path + "." + key.key, defaults);
              }
            });
    found.forEach((key, value) -> set(builder, key, path + "." + key.key, value));
    RetrySettings retry = builder.retries.own();
    refuseBoth(path, found, ConfigKey.NUM_RETRIES, RetryReader.MAX_ATTEMPTS, retry.maxAttempts());
    refuseBoth(
        path,
        found,
        ConfigKey.MAXIMUM_INTERVAL,
        RetryReader.MAXIMUM_INTERVAL,
        retry.maximumInterval());
    return builder.build();
  }

  private void inherit(
      WebhookConfigBuilder builder, ConfigKey key, String path, WebhookDefaults defaults) {
    WebhookDefaults.Part part = defaults.parts().get(key);
    if (part != null) {
      part.setter().accept(builder);
      positions.inherit(path, part.path());
    }
  }

  private void refuseBoth(
      String path,
      Map<ConfigKey, Node> found,
      ConfigKey key,
      String ofRetry,
      @Nullable Integer value) {
    Node node = found.get(key);
    if (value != null && node != null && !YamlValues.isNull(node)) {
      report.problem(
          path + "." + key.key,
          "%s and retry.%s are the same setting; remove one".formatted(key.key, ofRetry),
          node.getStartMark());
    }
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
      case SIGNING, AUTH, TLS, PROXY, RETRY, ENDPOINT -> parts.set(builder, key, path, value);
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
