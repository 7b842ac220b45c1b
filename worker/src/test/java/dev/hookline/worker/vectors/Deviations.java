package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The cases where Hookline differs on purpose: the difference and the outcome instead. */
final class Deviations {

  private final JsonNode table;

  Deviations() {
    try (InputStream in = Deviations.class.getResourceAsStream("/vectors/deviations.json")) {
      table = new ObjectMapper().readTree(Objects.requireNonNull(in, "deviations.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String kind, String id) {
    return !entry(kind, id).isMissingNode();
  }

  String reason(String kind, String id) {
    return entry(kind, id).path("difference").asText();
  }

  List<String> outcome(String kind, String id) {
    List<String> lines = new ArrayList<>();
    entry(kind, id).path("outcome").forEach(line -> lines.add(line.asText()));
    return lines;
  }

  /** Returns the short ids of the cases by difference. */
  Map<String, Set<String>> byDifference() {
    Map<String, Set<String>> ids = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      String[] parts = entry.getKey().split("-", 3);
      ids.computeIfAbsent(entry.getValue().path("difference").asText(), d -> new TreeSet<>())
          .add(parts[0] + "-" + parts[1]);
    }
    return ids;
  }

  /** An entry of one kind of manager goes before one of both. */
  private JsonNode entry(String kind, String id) {
    JsonNode own = table.path(id + "@" + kind);
    return own.isMissingNode() ? table.path(id) : own;
  }
}
