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
  private final Map<String, String> inherited = new LinkedHashMap<>();

  Positions() {}

  void put(String path, Mark mark) {
    places.put(path, new Place(mark.getLine() + 1, mark.getColumn() + 1));
  }

  /** Says that what would stand at a path stands at another one, for all that it holds for. */
  void inherit(String path, String from) {
    inherited.put(path, from);
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
    return placed(atItsOrigin(problem));
  }

  private ConfigProblem atItsOrigin(ConfigProblem problem) {
    for (String path = problem.path(); !path.isEmpty(); path = around(path)) {
      String from = inherited.get(path);
      if (from != null) {
        return ConfigProblem.at(from + problem.path().substring(path.length()), problem.message());
      }
    }
    return problem;
  }

  private static String around(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  private ConfigProblem placed(ConfigProblem problem) {
    String path = problem.path();
    while (!path.isEmpty()) {
      Place place = places.get(path);
      if (place != null) {
        return new ConfigProblem(problem.path(), problem.message(), place.line(), place.column());
      }
      path = around(path);
    }
    return problem;
  }
}
