package dev.hookline.config;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** Walks the nodes of a file, so that every problem has a position. Use one reader per file. */
final class YamlReader {

  private static final List<String> ROOTS = List.of("webhooks", "webhooksconfig");
  private static final List<String> TOP_LEVEL_KEYS =
      Stream.concat(
              Stream.of("enabled", "config"), ConfigKey.parts().stream().map(part -> part.key))
          .toList();

  private final List<ConfigProblem> problems = new ArrayList<>();
  private final Positions positions = new Positions();
  private final YamlValues values = new YamlValues(this::problem);
  private final EventReader event = new EventReader(values, positions, this::problem);
  private final PartReader parts = new PartReader(values, positions, this::problem);

  List<ConfigProblem> problems() {
    return problems;
  }

  Positions positions() {
    return positions;
  }

  Config read(String yaml) {
    Node root = compose(yaml);
    if (root == null || root.getTag().equals(Tag.NULL)) {
      return new Config(false, Map.of());
    }
    if (!(root instanceof MappingNode mapping)) {
      problem("", "configuration must be a mapping with enabled and config", root.getStartMark());
      return new Config(false, Map.of());
    }
    Map<String, YamlValues.Entry> entries = values.entries("", mapping);
    for (String name : ROOTS) {
      YamlValues.Entry inner = YamlValues.find(entries, name);
      if (inner != null && !YamlValues.isNull(inner.value())) {
        return inner.value() instanceof MappingNode config
            ? readTopLevel(values.entries(inner.name(), config))
            : notAMapping(inner);
      }
      if (inner != null) {
        return new Config(false, Map.of());
      }
    }
    YamlValues.Entry misspelled = misspelledRoot(entries);
    if (misspelled != null && misspelled.value() instanceof MappingNode config) {
      problem(
          misspelled.name(), YamlValues.unknown(misspelled.name(), ROOTS), misspelled.keyMark());
      return readTopLevel(values.entries(misspelled.name(), config));
    }
    return readTopLevel(entries);
  }

  private static YamlValues.@Nullable Entry misspelledRoot(Map<String, YamlValues.Entry> entries) {
    boolean hasNoRoot =
        TOP_LEVEL_KEYS.stream().anyMatch(key -> YamlValues.find(entries, key) != null);
    return hasNoRoot
        ? null
        : ROOTS.stream()
            .map(name -> YamlValues.findClosest(entries, name, ROOTS))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private Config notAMapping(YamlValues.Entry entry) {
    problem(
        entry.name(),
        "%s must be a mapping with enabled and config".formatted(entry.name()),
        entry.value().getStartMark());
    return new Config(false, Map.of());
  }

  private Config readTopLevel(Map<String, YamlValues.Entry> entries) {
    for (YamlValues.Entry entry : entries.values()) {
      if (TOP_LEVEL_KEYS.stream().noneMatch(entry.name()::equalsIgnoreCase)
          && !YamlValues.isExtension(entry.name())) {
        problem(entry.name(), YamlValues.unknown(entry.name(), TOP_LEVEL_KEYS), entry.keyMark());
      }
    }
    YamlValues.Entry enabled = YamlValues.findClosest(entries, "enabled", TOP_LEVEL_KEYS);
    boolean isEnabled = enabled != null && values.flag("enabled", enabled.value());
    YamlValues.Entry config = YamlValues.findClosest(entries, "config", TOP_LEVEL_KEYS);
    WebhookDefaults defaults = parts.defaults("", entries, TOP_LEVEL_KEYS, WebhookDefaults.NONE);
    Config none = new Config(isEnabled, Map.of());
    return config == null ? none : events(none, config.value(), defaults);
  }

  private Config events(Config none, Node node, WebhookDefaults defaults) {
    Map<EventType, List<WebhookConfig>> events = new LinkedHashMap<>();
    Map<EventType, Duration> deadlines = new LinkedHashMap<>();
    Map<EventType, OrderingConfig> orderings = new LinkedHashMap<>();
    Map<EventType, CallDefaults> calls = new LinkedHashMap<>();
    if (YamlValues.isNull(node)) {
      return none;
    }
    if (!(node instanceof MappingNode mapping)) {
      problem("config", "config must map each event to its list of webhooks", node.getStartMark());
      return none;
    }
    for (YamlValues.Entry entry : values.entries("config", mapping).values()) {
      if (entry.name().isEmpty()) {
        problem("config", "event name must not be empty", entry.keyMark());
      } else {
        positions.put(entry.name(), entry.keyMark());
        EventReader.Event read = event.read(entry.name(), entry.value(), defaults);
        events.put(EventType.of(entry.name()), read.webhooks());
        if (read.deadline() != null) {
          deadlines.put(EventType.of(entry.name()), read.deadline());
        }
        if (read.ordering() != null) {
          orderings.put(EventType.of(entry.name()), read.ordering());
        }
        if (!read.calls().equals(CallDefaults.NONE)) {
          calls.put(EventType.of(entry.name()), read.calls());
        }
      }
    }
    return new Config(none.enabled(), events, deadlines, orderings, calls);
  }

  private @Nullable Node compose(String yaml) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(1_000);
      return new Yaml(options).compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      String what = withoutText(e.getProblem() == null ? "it cannot be read" : e.getProblem());
      problem("", "file is not YAML: " + what + hint(e.getProblemMark()), e.getProblemMark());
    } catch (YAMLException e) {
      problem("", "file is not YAML: " + e.getMessage(), null);
    }
    return null;
  }

  /** A secret that begins with an asterisk or exclamation mark reads as an alias or a tag. */
  private static String withoutText(String problem) {
    for (String start : List.of("found undefined alias", "found undefined tag handle")) {
      if (problem.startsWith(start)) {
        return start + "; put a text that begins with * or ! in quotes";
      }
    }
    return problem;
  }

  /** In flow style, YAML itself uses the braces of a reference. */
  private static String hint(@Nullable Mark mark) {
    boolean isInReference =
        mark != null
            && mark.getPointer() > 0
            && mark.getPointer() < mark.getBuffer().length
            && mark.getBuffer()[mark.getPointer()] == '{'
            && mark.getBuffer()[mark.getPointer() - 1] == '$';
    return isInReference ? "; inside [ ] and { }, put a reference in quotes" : "";
  }

  private void problem(String path, String message, @Nullable Mark mark) {
    int line = mark == null ? 0 : mark.getLine() + 1;
    int column = mark == null ? 0 : mark.getColumn() + 1;
    problems.add(new ConfigProblem(path, message, line, column));
  }
}
