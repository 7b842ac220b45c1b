package dev.hookline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.worker.tier.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields that {@code docs/cli.md} names for each result: in the rows below the header {@code
 * Command | Fields}, in back quotes; values are in parentheses.
 */
final class DocumentedShapes {

  private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (.+) \\|");
  private static final Pattern NAME = Pattern.compile("`([a-zA-Z][a-zA-Z0-9]*)`");

  /** Objects with their own row, and maps whose keys are not field names. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "caller",
          "checked",
          "compared",
          "delivery",
          "errors",
          "execution",
          "machine",
          "settings",
          "plan",
          "attemptLog",
          "missingAttempts",
          "replays",
          "failureCodes",
          "sample",
          "webhooks");

  private final Map<String, Set<String>> documented = new LinkedHashMap<>();
  private final Map<String, Set<String>> printed = new LinkedHashMap<>();

  DocumentedShapes() throws IOException {
    boolean isTable = false;
    for (String line : Files.readAllLines(RealServer.repository().resolve("docs/cli.md"))) {
      Matcher row = ROW.matcher(line);
      isTable = row.matches() && (isTable || row.group(2).equals("Fields"));
      if (isTable && row.group(1).startsWith("`")) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(row.group(2).replaceAll("\\([^)]*\\)", ""));
        while (name.find()) {
          names.add(name.group(1));
        }
        documented.put(row.group(1).replace("`", ""), names);
      }
    }
  }

  Map<String, Set<String>> documented() {
    return documented;
  }

  Map<String, Set<String>> printed() {
    return printed;
  }

  /** Records what a command printed for a row of the table. */
  void take(String row, JsonNode... documents) {
    for (JsonNode document : documents) {
      collect(document, printed.computeIfAbsent(row, name -> new TreeSet<>()));
    }
  }

  private static void collect(JsonNode node, Set<String> names) {
    node.forEach(
        item -> {
          if (node.isArray()) {
            collect(item, names);
          }
        });
    node.properties()
        .forEach(
            field -> {
              names.add(field.getKey());
              if (!ELSEWHERE.contains(field.getKey())) {
                collect(field.getValue(), names);
              }
            });
  }

  /** Returns all values of a field in any of the documents' lists or objects. */
  static JsonNode[] all(String field, JsonNode... documents) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode document : documents) {
      found.addAll(document.findValues(field));
    }
    return found.toArray(JsonNode[]::new);
  }
}
