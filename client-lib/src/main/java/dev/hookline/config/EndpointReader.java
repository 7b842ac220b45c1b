package dev.hookline.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the endpoint of a webhook, an event or the whole file. */
final class EndpointReader {

  static final String NAME = "name";
  static final String MAX_CONCURRENT = "maxConcurrent";
  static final String RATE_LIMIT = "rateLimit";
  static final String CIRCUIT_BREAKER = "circuitBreaker";
  static final List<String> KEYS = List.of(NAME, MAX_CONCURRENT, RATE_LIMIT, CIRCUIT_BREAKER);

  static final String FAILURE_RATE = "failureRate";
  static final String SLIDING_WINDOW = "slidingWindow";
  static final String MINIMUM_CALLS = "minimumCalls";
  static final String OPEN = "open";
  static final String HALF_OPEN_CALLS = "halfOpenCalls";
  static final List<String> BREAKER_KEYS =
      List.of(FAILURE_RATE, SLIDING_WINDOW, MINIMUM_CALLS, OPEN, HALF_OPEN_CALLS);

  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,9}%");

  private final YamlValues values;
  private final YamlValues.Report report;
  private final KnownKeys known;

  EndpointReader(YamlValues values, KnownKeys known, YamlValues.Report report) {
    this.values = values;
    this.known = known;
    this.report = report;
  }

  /** Returns the endpoint of the node. A name alone needs no mapping. */
  EndpointConfig read(String path, Node node) {
    if (node instanceof ScalarNode) {
      return EndpointConfig.named(values.text(path, node));
    }
    if (!(node instanceof MappingNode mapping)) {
      report.problem(
          path,
          "endpoint must be a name or a mapping with one of %s".formatted(KEYS),
          node.getStartMark());
      return EndpointConfig.unlimited();
    }
    Keys keys = new Keys(path, known.in(path, mapping, KEYS));
    return new EndpointConfig(
        keys.value(NAME).map(name -> values.text(path + "." + NAME, name)).orElse(""),
        keys.number(MAX_CONCURRENT),
        keys.value(RATE_LIMIT).map(rate -> rateLimit(path + "." + RATE_LIMIT, rate)).orElse(null),
        keys.value(CIRCUIT_BREAKER)
            .map(breaker -> circuitBreaker(path + "." + CIRCUIT_BREAKER, breaker))
            .orElse(null));
  }

  private @Nullable RateLimit rateLimit(String path, Node node) {
    String text = values.text(path, node);
    Optional<RateLimit> limit = RateLimit.parse(text);
    if (limit.isEmpty() && !text.isEmpty()) {
      report.problem(
          path,
          "rateLimit must be a number of calls per s, m or h such as 50/s, found %s"
              .formatted(text),
          node.getStartMark());
    }
    return limit.orElse(null);
  }

  private @Nullable CircuitBreaker circuitBreaker(String path, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      report.problem(
          path,
          "circuitBreaker must be a mapping with any of %s; for the defaults write {}"
              .formatted(BREAKER_KEYS),
          node.getStartMark());
      return null;
    }
    Keys keys = new Keys(path, known.in(path, mapping, BREAKER_KEYS));
    return new CircuitBreaker(
        keys.percent(FAILURE_RATE).orElse(CircuitBreaker.DEFAULT_FAILURE_RATE),
        keys.duration(SLIDING_WINDOW).orElse(CircuitBreaker.DEFAULT_SLIDING_WINDOW),
        or(keys.number(MINIMUM_CALLS), CircuitBreaker.DEFAULT_MINIMUM_CALLS),
        keys.duration(OPEN).orElse(CircuitBreaker.DEFAULT_OPEN),
        or(keys.number(HALF_OPEN_CALLS), CircuitBreaker.DEFAULT_HALF_OPEN_CALLS));
  }

  private static int or(@Nullable Integer number, int standard) {
    return number == null ? standard : number;
  }

  /** The keys of one mapping. */
  private final class Keys {

    private final String path;
    private final Map<String, Node> found;

    private Keys(String path, Map<String, Node> found) {
      this.path = path;
      this.found = found;
    }

    private Optional<Node> value(String key) {
      return Optional.ofNullable(found.get(key)).filter(node -> !YamlValues.isNull(node));
    }

    private @Nullable Integer number(String key) {
      return value(key).map(node -> values.number(path + "." + key, node)).orElse(null);
    }

    private Optional<Duration> duration(String key) {
      return value(key).map(node -> values.duration(path + "." + key, node));
    }

    private Optional<Integer> percent(String key) {
      return value(key)
          .flatMap(
              node -> {
                String text = values.text(path + "." + key, node);
                if (PERCENT.matcher(text).matches()) {
                  return Optional.of(Integer.valueOf(text.substring(0, text.length() - 1)));
                }
                report.problem(
                    path + "." + key,
                    "%s must be a percentage such as 50%%, found %s".formatted(key, text),
                    node.getStartMark());
                return Optional.empty();
              });
    }
  }
}
