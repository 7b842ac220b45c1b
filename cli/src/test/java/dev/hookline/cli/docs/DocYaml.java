package dev.hookline.cli.docs;

import dev.hookline.config.ConfigException;
import dev.hookline.config.YamlConfig;
import java.util.ArrayList;
import java.util.List;

/** Whether a block is a valid configuration file, or valid in a place of one. */
final class DocYaml {

  private static final String FILE = "enabled: true\nconfig:\n";
  private static final String WEBHOOK =
      FILE
          + "  OnSample:\n    - finalResponse: true\n      name: sample\n      url: http://sample/\n";

  private DocYaml() {}

  /** Returns the problems in the place that has the fewest of them. */
  static List<String> problems(String block) {
    List<String> fewest = null;
    for (String file : places(block)) {
      List<String> problems = check(file);
      if (fewest == null || problems.size() < fewest.size()) {
        fewest = problems;
      }
    }
    return fewest == null ? List.of() : fewest;
  }

  private static List<String> places(String block) {
    List<String> places = new ArrayList<>();
    places.add(block);
    places.add("enabled: true\n" + block);
    places.add(FILE + (block.startsWith(" ") ? block : block.indent(2)));
    places.add(WEBHOOK + block.indent(6));
    places.add(WEBHOOK.replace("      url: http://sample/\n", "") + block.indent(6));
    return places;
  }

  private static List<String> check(String file) {
    try {
      return YamlConfig.parse(file).check().stream().map(Object::toString).toList();
    } catch (ConfigException e) {
      return List.of(e.getMessage());
    }
  }
}
