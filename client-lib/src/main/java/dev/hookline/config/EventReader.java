package dev.hookline.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the webhooks of one event: a list, or a mapping with defaults for all of them. */
final class EventReader {

  static final String WEBHOOKS = "webhooks";
  static final String DEADLINE = "deadline";

  private static final List<String> KEYS =
      Stream.of(
              Stream.of(ConfigKey.EXECUTION.key, DEADLINE),
              CallDefaultsReader.KEYS.stream(),
              OrderingReader.KEYS.stream(),
              ConfigKey.parts().stream().map(part -> part.key),
              Stream.of(WEBHOOKS))
          .flatMap(keys -> keys)
          .toList();

  /** Aliases may repeat a list any number of times. */
  private static final int MAX_WEBHOOKS = 10_000;

  /**
   * One event of the file.
   *
   * @param deadline how long its sync webhooks may take; null for any time
   * @param ordering how events of one key are ordered; null if they are not
   * @param calls what its calls have by default
   */
  record Event(
      List<WebhookConfig> webhooks,
      @Nullable Duration deadline,
      @Nullable OrderingConfig ordering,
      CallDefaults calls) {}

  private final YamlValues values;
  private final Positions positions;
  private final YamlValues.Report report;
  private final WebhookReader webhooks;
  private final PartReader parts;
  private final OrderingReader orderings;
  private final CallDefaultsReader calls;
  private int count;

  EventReader(YamlValues values, Positions positions, YamlValues.Report report) {
    this.values = values;
    this.positions = positions;
    this.report = report;
    this.webhooks = new WebhookReader(values, positions, report);
    this.parts = new PartReader(values, positions, report);
    this.orderings = new OrderingReader(values, positions);
    this.calls = new CallDefaultsReader(values, positions);
  }

  Event read(String event, Node node, WebhookDefaults fileDefaults) {
    if (node instanceof MappingNode mapping) {
      Map<String, YamlValues.Entry> entries = values.entries(event, mapping);
      YamlValues.Entry list = YamlValues.findClosest(entries, WEBHOOKS, KEYS);
      if (list != null) {
        return new Event(
            list(event, list.value(), defaults(event, entries, fileDefaults)),
            deadline(event, entries),
            orderings.read(event, entries, KEYS),
            calls.read(event, entries, KEYS));
      }
    }
    return new Event(list(event, node, fileDefaults), null, null, CallDefaults.NONE);
  }

  private @Nullable Duration deadline(String event, Map<String, YamlValues.Entry> entries) {
    YamlValues.Entry deadline = YamlValues.findClosest(entries, DEADLINE, KEYS);
    if (deadline == null || YamlValues.isNull(deadline.value())) {
      return null;
    }
    String path = event + "." + DEADLINE;
    positions.put(path, deadline.value().getStartMark());
    return values.duration(path, deadline.value());
  }

  private WebhookDefaults defaults(
      String event, Map<String, YamlValues.Entry> entries, WebhookDefaults fileDefaults) {
    for (YamlValues.Entry entry : entries.values()) {
      if (KEYS.stream().noneMatch(entry.name()::equalsIgnoreCase)
          && !YamlValues.isExtension(entry.name())) {
        report.problem(
            event + "." + entry.name(), YamlValues.unknown(entry.name(), KEYS), entry.keyMark());
      }
    }
    YamlValues.Entry execution = YamlValues.findClosest(entries, ConfigKey.EXECUTION.key, KEYS);
    WebhookDefaults defaults = parts.defaults(event + ".", entries, KEYS, fileDefaults);
    return execution == null
        ? defaults
        : webhooks
            .execution(event + "." + ConfigKey.EXECUTION.key, execution.value())
            .map(defaults::withExecution)
            .orElse(defaults);
  }

  private List<WebhookConfig> list(String event, Node node, WebhookDefaults defaults) {
    List<WebhookConfig> list = new ArrayList<>();
    if (YamlValues.isNull(node)) {
      return list;
    }
    if (!(node instanceof SequenceNode sequence)) {
      report.problem(
          event,
          "event '%s' must have a list of webhooks; put - before each".formatted(event),
          node.getStartMark());
      return list;
    }
    count += sequence.getValue().size();
    if (count > MAX_WEBHOOKS) {
      report.problem(
          event,
          "file must have at most %d webhooks, found %d up to event '%s', repeated ones included"
              .formatted(MAX_WEBHOOKS, count, event),
          node.getStartMark());
      return list;
    }
    for (int i = 0; i < sequence.getValue().size(); i++) {
      list.add(webhooks.read(event + "[" + i + "]", sequence.getValue().get(i), defaults));
    }
    return list;
  }
}
