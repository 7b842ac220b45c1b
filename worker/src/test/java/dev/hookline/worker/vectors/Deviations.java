package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cases where Hookline differs on purpose: the difference and Hookline's outcome. A key is the
 * id of a case, with {@code @} and a kind if only that kind of run differs.
 */
final class Deviations {

  /** The deviation of one case, if there is one. */
  record Entry(boolean exists, String difference, List<String> outcome) {}

  private final JsonNode table;

  private Deviations(JsonNode table) {
    this.table = table;
  }

  /** Reads {@code -Dhookline.deviations=FILE}, by default those of the repository. */
  static Deviations read() {
    return of(Cases.file("hookline.deviations", "deviations.json"));
  }

  static Deviations ofThisRepository() {
    return of(Cases.resource("deviations.json"));
  }

  static Deviations of(JsonNode table) {
    return new Deviations(table);
  }

  /** Returns the entry for one kind of run, else that for all kinds. */
  Entry entry(String kind, String id) {
    JsonNode own = table.path(id + "@" + kind);
    JsonNode entry = own.isMissingNode() ? table.path(id) : own;
    List<String> lines = new ArrayList<>();
    entry.path("outcome").forEach(line -> lines.add(line.asText()));
    return new Entry(!entry.isMissingNode(), entry.path("difference").asText(), lines);
  }

  /** Returns the keys with unknown cases or kinds. */
  List<String> unknown(Set<String> ids, Set<String> kinds) {
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      String[] parts = entry.getKey().split("@", 2);
      if (!ids.contains(parts[0]) || (parts.length == 2 && !kinds.contains(parts[1]))) {
        unknown.add(entry.getKey());
      }
    }
    return unknown;
  }

  /** Returns the short ids of the cases by difference. */
  Map<String, Set<String>> byDifference() {
    Map<String, Set<String>> ids = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      ids.computeIfAbsent(entry.getValue().path("difference").asText(), d -> new TreeSet<>())
          .add(shortId(entry.getKey()));
    }
    return ids;
  }

  /** Returns the start of an id that the documentation names: a letter and a number. */
  static String shortId(String id) {
    return id.replaceFirst("^([A-Z]+-\\d+).*", "$1");
  }
}
