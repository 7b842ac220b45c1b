package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The files of the runner: those of this repository, or those named on the command line. */
final class Cases {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Cases() {}

  /** Returns the cases of {@code -Dhookline.vectors=FILE}, by default those of the repository. */
  static List<JsonNode> all() {
    return list(file("hookline.vectors", "vectors.json"));
  }

  static List<JsonNode> ofGroup(String group) {
    return all().stream().filter(one -> one.path("group").asText().equals(group)).toList();
  }

  static List<JsonNode> ofThisRepository() {
    return list(resource("vectors.json"));
  }

  static JsonNode file(String property, String otherwise) {
    String file = System.getProperty(property, "");
    try {
      return file.isEmpty() ? resource(otherwise) : JSON.readTree(Path.of(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode resource(String name) {
    try (InputStream in = Cases.class.getResourceAsStream("/vectors/" + name)) {
      return JSON.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode text(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> cases = new ArrayList<>();
    array.forEach(cases::add);
    return cases;
  }
}
