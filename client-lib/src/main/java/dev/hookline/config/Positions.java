package dev.hookline.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.Mark;

/** Where each part of a configuration stands in its file. */
final class Positions {

  private record Place(int line, int column) {}

  private final Map<String, Place> places = new LinkedHashMap<>();

  Positions() {}

  void put(String path, Mark mark) {
    places.put(path, new Place(mark.getLine() + 1, mark.getColumn() + 1));
  }

  /** Returns the paths of what has parts below it. */
  Set<String> parents() {
    return places.keySet().stream()
        .filter(path -> path.indexOf('.') > 0)
        .map(path -> path.substring(0, path.lastIndexOf('.')))
        .collect(Collectors.toSet());
  }

  /** Returns the problem with the place of its path, or of the nearest part around it. */
  ConfigProblem locate(ConfigProblem problem) {
    String path = problem.path();
    while (!path.isEmpty()) {
      Place place = places.get(path);
      if (place != null) {
        return new ConfigProblem(problem.path(), problem.message(), place.line(), place.column());
      }
      int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
      path = cut < 0 ? "" : path.substring(0, cut);
    }
    return problem;
  }
}
