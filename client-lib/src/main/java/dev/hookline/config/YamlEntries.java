package dev.hookline.config;

import dev.hookline.config.YamlValues.Entry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The entries of YAML mappings, including those merged by {@code <<}. */
final class YamlEntries {

  private final YamlValues.Report report;

  YamlEntries(YamlValues.Report report) {
    this.report = report;
  }

  /** Returns the entries of a mapping, merge keys resolved; a duplicate key is a problem. */
  Map<String, Entry> of(String path, MappingNode mapping) {
    Map<String, Entry> own = new LinkedHashMap<>();
    Map<String, Entry> merged = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Mark mark = tuple.getKeyNode().getStartMark();
      if (isMerge(tuple)) {
        merge(path, tuple.getValueNode(), merged, new LinkedHashSet<>(Set.of(mapping)));
      } else if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        report.problem(path, "key must be a scalar", mark);
      } else if (own.put(key.getValue(), new Entry(key.getValue(), mark, tuple.getValueNode()))
          != null) {
        report.problem(path, "duplicate key '%s'; remove one".formatted(key.getValue()), mark);
      }
    }
    Map<String, Entry> all = new LinkedHashMap<>();
    merged.forEach(
        (name, entry) -> {
          if (own.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            all.put(name, entry);
          }
        });
    all.putAll(own);
    return all;
  }

  private void merge(String path, Node source, Map<String, Entry> merged, Set<Node> seen) {
    List<Node> sources = source instanceof SequenceNode list ? list.getValue() : List.of(source);
    for (Node one : sources) {
      if (one instanceof MappingNode mapping) {
        // a mapping that was already merged adds nothing, however often aliases refer to it
        if (seen.add(mapping)) {
          mergeOne(path, mapping, merged, seen);
        }
      } else {
        report.problem(path, "<< must refer to another mapping", one.getStartMark());
      }
    }
  }

  private void mergeOne(
      String path, MappingNode mapping, Map<String, Entry> merged, Set<Node> seen) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (!isMerge(tuple) && tuple.getKeyNode() instanceof ScalarNode key) {
        merged.putIfAbsent(
            key.getValue(), new Entry(key.getValue(), key.getStartMark(), tuple.getValueNode()));
      }
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (isMerge(tuple)) {
        merge(path, tuple.getValueNode(), merged, seen);
      }
    }
  }

  private static boolean isMerge(NodeTuple tuple) {
    return tuple.getKeyNode().getTag().equals(Tag.MERGE);
  }
}
