package dev.hookline.config;

import dev.hookline.config.internal.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the retry policy of a webhook, an event or the whole file. */
final class RetryReader {

  static final String MAX_ATTEMPTS = "maxAttempts";
  static final String INITIAL_INTERVAL = "initialInterval";
  static final String BACKOFF = "backoff";
  static final String MAXIMUM_INTERVAL = "maximumInterval";
  static final String JITTER = "jitter";
  static final String TOTAL_TIMEOUT = "totalTimeout";
  static final String SCHEDULE = "schedule";
  static final String RETRY_ON = "retryOn";
  static final String FAIL_ON = "failOn";
  static final List<String> KEYS =
      List.of(
          MAX_ATTEMPTS,
          INITIAL_INTERVAL,
          BACKOFF,
          MAXIMUM_INTERVAL,
          JITTER,
          TOTAL_TIMEOUT,
          SCHEDULE,
          RETRY_ON,
          FAIL_ON);

  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,9}%");

  private final YamlValues values;
  private final Positions positions;
  private final YamlValues.Report report;
  private final KnownKeys known;

  RetryReader(YamlValues values, Positions positions, KnownKeys known, YamlValues.Report report) {
    this.values = values;
    this.positions = positions;
    this.known = known;
    this.report = report;
  }

  RetrySettings read(String path, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      report.problem(
          path,
          "retry must be a mapping with one of %s; for a single attempt write maxAttempts: 1"
              .formatted(KEYS),
          node.getStartMark());
      return RetrySettings.NONE;
    }
    return new Keys(path, known.in(path, mapping, KEYS)).settings();
  }

  /** The keys of one mapping. */
  private final class Keys {

    private final String path;
    private final Map<String, Node> found;

    private Keys(String path, Map<String, Node> found) {
      this.path = path;
      this.found = found;
    }

    private RetrySettings settings() {
      RetryConfig retry =
          new RetryConfig(
              duration(INITIAL_INTERVAL),
              value(BACKOFF).map(node -> values.decimal(at(BACKOFF), node)).orElse(null),
              jitter(),
              duration(TOTAL_TIMEOUT),
              schedule(),
              statuses(RETRY_ON),
              statuses(FAIL_ON));
      return new RetrySettings(retry, maxAttempts(), maximumInterval());
    }

    private String at(String key) {
      return path + "." + key;
    }

    private Optional<Node> value(String key) {
      return Optional.ofNullable(found.get(key)).filter(node -> !YamlValues.isNull(node));
    }

    private @Nullable Integer maxAttempts() {
      Integer count =
          value(MAX_ATTEMPTS).map(node -> values.number(at(MAX_ATTEMPTS), node)).orElse(null);
      int max = ConfigKey.NUM_RETRIES.max;
      if (count == null || (count >= 1 && count <= max)) {
        return count;
      }
      problem(MAX_ATTEMPTS, "maxAttempts must be from 1 to %d, found %d".formatted(max, count));
      return null;
    }

    private @Nullable Integer maximumInterval() {
      Duration longest = duration(MAXIMUM_INTERVAL);
      if (longest == null) {
        return null;
      }
      if (longest.toMillisPart() != 0
          || longest.isZero()
          || longest.toSeconds() > ConfigKey.MAXIMUM_INTERVAL.max) {
        problem(
            MAXIMUM_INTERVAL,
            "maximumInterval must be from 1s to 30d, in whole seconds, found "
                + TimeSpan.format(longest));
        return null;
      }
      return Math.toIntExact(longest.toSeconds());
    }

    private @Nullable Integer jitter() {
      String text = value(JITTER).map(node -> values.text(at(JITTER), node)).orElse("");
      if (text.isEmpty() || PERCENT.matcher(text).matches()) {
        return text.isEmpty() ? null : Integer.valueOf(text.substring(0, text.length() - 1));
      }
      problem(JITTER, "jitter must be a percentage such as 20%%, found %s".formatted(text));
      return null;
    }

    private @Nullable Duration duration(String key) {
      return value(key).map(node -> values.duration(at(key), node)).orElse(null);
    }

    private List<Duration> schedule() {
      List<Duration> delays = new ArrayList<>();
      for (Node one : items(SCHEDULE)) {
        String itemPath = itemPath(SCHEDULE, delays.size(), one);
        delays.add(Objects.requireNonNullElse(values.duration(itemPath, one), Duration.ofHours(1)));
      }
      return delays;
    }

    private List<String> statuses(String key) {
      List<String> statuses = new ArrayList<>();
      for (Node one : items(key)) {
        statuses.add(values.text(itemPath(key, statuses.size(), one), one));
      }
      return statuses;
    }

    /** A single value needs no list. */
    private List<Node> items(String key) {
      return value(key)
          .map(node -> node instanceof ScalarNode ? List.of(node) : values.list(at(key), node))
          .orElse(List.of());
    }

    private String itemPath(String key, int index, Node node) {
      String itemPath = at(key) + "[" + index + "]";
      positions.put(itemPath, node.getStartMark());
      return itemPath;
    }

    private void problem(String key, String message) {
      Node node = Objects.requireNonNull(found.get(key));
      report.problem(at(key), message, node.getStartMark());
    }
  }
}
