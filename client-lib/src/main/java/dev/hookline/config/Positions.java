package dev.hookline.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.Mark;

/** The position of each part of a configuration in its file. */
final class Positions {

  private record Position(int line, int column) {}

  private final Map<String, Position> positions = new LinkedHashMap<>();
  private final Map<String, String> inherited = new LinkedHashMap<>();

  Positions() {}

  void put(String path, Mark mark) {
    positions.put(path, new Position(mark.getLine() + 1, mark.getColumn() + 1));
  }

  /** Records that the value at a path comes from a default at another path. */
  void inherit(String path, String from) {
    inherited.put(path, from);
  }

  /** Returns the paths that have parts below them. */
  Set<String> parents() {
    return positions.keySet().stream()
        .filter(path -> path.indexOf('.') > 0)
        .map(path -> path.substring(0, path.lastIndexOf('.')))
        .collect(Collectors.toSet());
  }

  /** Returns the problem with the position of its path, or of the nearest enclosing part. */
  ConfigProblem locate(ConfigProblem problem) {
    return positioned(atOrigin(problem));
  }

  private ConfigProblem atOrigin(ConfigProblem problem) {
    for (String path = problem.path(); !path.isEmpty(); path = enclosing(path)) {
      String from = inherited.get(path);
      if (from != null) {
        return ConfigProblem.at(from + problem.path().substring(path.length()), problem.message());
      }
    }
    return problem;
  }

  private static String enclosing(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  private ConfigProblem positioned(ConfigProblem problem) {
    String path = problem.path();
    while (!path.isEmpty()) {
      Position position = positions.get(path);
      if (position != null) {
        return new ConfigProblem(
            problem.path(), problem.message(), position.line(), position.column());
      }
      path = enclosing(path);
    }
    return problem;
  }
}
