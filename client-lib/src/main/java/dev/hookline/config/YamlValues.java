package dev.hookline.config;

import dev.hookline.config.internal.Nearest;
import dev.hookline.config.internal.TimeSpan;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Typed values of YAML nodes; a wrong type is a problem and never converted. */
final class YamlValues {

  /** Receives a problem with its path and position. */
  @FunctionalInterface
  interface Report {
    void problem(String path, String message, @Nullable Mark mark);
  }

  /** A key as written, and its value. */
  record Entry(String name, Mark keyMark, Node value) {}

  /** An octal number in YAML, which is never intended. */
  private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-9_]+");

  /** The prefix of ignored keys, in either case. */
  private static final String EXTENSION = "x-";

  private final Report report;

  YamlValues(Report report) {
    this.report = report;
  }

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  static @Nullable Entry find(Map<String, Entry> entries, String name) {
    return entries.values().stream()
        .filter(entry -> entry.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /** Returns the entry with a name, or the one that is most likely a misspelling of it. */
  static @Nullable Entry findClosest(
      Map<String, Entry> entries, String name, Collection<String> known) {
    Entry found = find(entries, name);
    return found != null
        ? found
        : entries.values().stream()
            .filter(entry -> known.stream().noneMatch(entry.name()::equalsIgnoreCase))
            .filter(entry -> !isExtension(entry.name()))
            .filter(entry -> Nearest.to(entry.name(), known).filter(name::equals).isPresent())
            .findFirst()
            .orElse(null);
  }

  /** Returns whether the key is an extension of the user, such as a place for anchors. */
  static boolean isExtension(String name) {
    return name.regionMatches(true, 0, EXTENSION, 0, EXTENSION.length());
  }

  static String unknown(String name, Collection<String> known) {
    return "unknown key '%s'%s".formatted(name, Nearest.hint(name, known, "; known: " + known));
  }

  /** Returns the entries of a mapping, merge keys resolved; a duplicate key is a problem. */
  Map<String, Entry> entries(String path, MappingNode mapping) {
    return new YamlEntries(report).of(path, mapping);
  }

  boolean flag(String path, Node node) {
    if (isNull(node)) {
      return false;
    }
    if (!node.getTag().equals(Tag.BOOL)) {
      wrongType(path, "true or false", node);
      return false;
    }
    return Set.of("true", "yes", "on").contains(textOf(node).toLowerCase(Locale.ROOT));
  }

  @Nullable Integer number(String path, Node node) {
    if (isNull(node)) {
      return null;
    }
    try {
      if (node.getTag().equals(Tag.INT) && !OCTAL.matcher(textOf(node)).matches()) {
        return Integer.valueOf(textOf(node).replace("_", ""));
      }
    } catch (NumberFormatException e) {
      // reported below: octal, hexadecimal or out of range
    }
    wrongType(path, "a whole number", node);
    return null;
  }

  @Nullable Double decimal(String path, Node node) {
    boolean isNumber = node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
    try {
      if (isNumber && !OCTAL.matcher(textOf(node)).matches()) {
        return Double.valueOf(textOf(node));
      }
    } catch (NumberFormatException e) {
      // reported below: .inf, a hexadecimal or grouped number
    }
    wrongType(path, "a number", node);
    return null;
  }

  /** Returns the duration; a bare number has no unit and is not one. */
  @Nullable Duration duration(String path, Node node) {
    Optional<Duration> span =
        node instanceof ScalarNode ? TimeSpan.parse(textOf(node)) : Optional.empty();
    if (span.isEmpty()) {
      wrongType(path, "a duration such as 500ms, 5s, 10m or 2h", node);
    }
    return span.orElse(null);
  }

  /** Returns the text; a plain number or word such as 1 or yes is text here, as in all loaders. */
  String text(String path, Node node) {
    if (isNull(node)) {
      return "";
    }
    if (!(node instanceof ScalarNode scalar)) {
      wrongType(path, "text", node);
      return "";
    }
    return scalar.getValue();
  }

  List<Node> list(String path, Node node) {
    if (isNull(node)) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      wrongType(path, "a list", node);
      return List.of();
    }
    return sequence.getValue();
  }

  private void wrongType(String path, String expected, Node node) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    String found =
        node instanceof ScalarNode scalar
            ? (scalar.getScalarStyle() == org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN
                ? scalar.getValue()
                : "the text '" + scalar.getValue() + "'")
            : node instanceof MappingNode ? "a mapping" : "a list";
    report.problem(
        path, "%s must be %s, found %s".formatted(name, expected, found), node.getStartMark());
  }

  private static String textOf(Node node) {
    return ((ScalarNode) node).getValue();
  }
}
