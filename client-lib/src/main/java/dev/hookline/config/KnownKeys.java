package dev.hookline.config;

import dev.hookline.config.internal.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** The values of a mapping by its known keys, ignoring case; every other key is a problem. */
final class KnownKeys {

  private final YamlValues values;
  private final Positions positions;
  private final YamlValues.Report report;

  KnownKeys(YamlValues values, Positions positions, YamlValues.Report report) {
    this.values = values;
    this.positions = positions;
    this.report = report;
  }

  /** Returns the values by their documented keys, in file order. */
  Map<String, Node> in(String path, MappingNode mapping, List<String> known) {
    Map<String, Node> found = new LinkedHashMap<>();
    Map<String, Node> misspelled = new LinkedHashMap<>();
    for (YamlValues.Entry entry : values.entries(path, mapping).values()) {
      if (YamlValues.isExtension(entry.name())) {
        continue;
      }
      String key = known.stream().filter(entry.name()::equalsIgnoreCase).findFirst().orElse(null);
      if (key == null) {
        report.problem(
            path + "." + entry.name(), YamlValues.unknown(entry.name(), known), entry.keyMark());
        Nearest.to(entry.name(), known)
            .ifPresent(meant -> misspelled.putIfAbsent(meant, entry.value()));
      } else if (found.put(key, entry.value()) != null) {
        report.problem(
            path + "." + key,
            "duplicate key '%s' in another letter case; remove one".formatted(entry.name()),
            entry.keyMark());
      }
    }
    // read under the intended key, so that problems of the value are reported in the same run
    misspelled.forEach(found::putIfAbsent);
    found.forEach((key, value) -> positions.put(path + "." + key, value.getStartMark()));
    return found;
  }
}
