package dev.hookline.config;

import dev.hookline.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The configuration file: YAML as the Go package's users write it, with or without a {@code
 * webhooks:} or {@code WebhooksConfig:} root and with keys in any letter case.
 *
 * @param config what the file says
 * @param positions where each part of it stands
 */
public record YamlConfig(Config config, Positions positions) {

  /**
   * Reads a file; whether it keeps the rules is checked when a manager is made, or by {@link
   * #check}.
   *
   * @throws ConfigException with every unknown key, wrong type or syntax error, each with its place
   * @throws IOException if the file cannot be read
   */
  public static Config read(Path file) throws IOException {
    return parse(Files.readString(file)).config();
  }

  /**
   * Reads YAML text.
   *
   * @throws ConfigException with every unknown key, wrong type or syntax error, each with its place
   */
  public static Config read(String yaml) {
    return parse(yaml).config();
  }

  /**
   * Reads YAML text and keeps the places.
   *
   * @throws ConfigException with every unknown key, wrong type or syntax error, each with its place
   */
  public static YamlConfig parse(String yaml) {
    YamlReader reader = new YamlReader();
    Config config = reader.read(yaml);
    if (!reader.problems().isEmpty()) {
      throw new ConfigException(inFileOrder(reader.problems()));
    }
    return new YamlConfig(config, reader.positions());
  }

  /** Returns every broken rule of every event, each with its place, in file order. */
  public List<ConfigProblem> check() {
    List<ConfigProblem> problems = new ArrayList<>();
    for (ConfigProblem problem : ConfigRules.check(config, config.events())) {
      problems.add(positions.locate(problem));
    }
    return inFileOrder(problems);
  }

  private static List<ConfigProblem> inFileOrder(List<ConfigProblem> problems) {
    return problems.stream()
        .sorted(
            Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column))
        .toList();
  }
}
