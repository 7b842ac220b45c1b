package dev.hookline.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** The texts of a mapping by their names; anything else in its place is a problem. */
final class NamedTexts {

  private final YamlValues values;
  private final String path;
  private final Map<String, Node> found;

  NamedTexts(
      YamlValues values,
      KnownKeys known,
      YamlValues.Report report,
      String path,
      @Nullable Node node,
      String... names) {
    this.values = values;
    this.path = path;
    if (node instanceof MappingNode mapping) {
      found = known.in(path, mapping, List.of(names));
    } else {
      found = Map.of();
      if (node != null && !YamlValues.isNull(node)) {
        report.problem(
            path,
            "%s must be a mapping with %s"
                .formatted(path.substring(path.lastIndexOf('.') + 1), String.join(", ", names)),
            node.getStartMark());
      }
    }
  }

  String text(String name, String standard) {
    Node node = node(name);
    return node == null ? standard : values.text(path + "." + name, node);
  }

  /** Returns the node of that name; null where there is none. */
  @Nullable Node node(String name) {
    Node node = found.get(name);
    return node == null || YamlValues.isNull(node) ? null : node;
  }
}
