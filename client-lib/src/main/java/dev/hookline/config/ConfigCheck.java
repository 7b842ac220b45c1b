package dev.hookline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A configuration file with every problem that a durable manager would reject: unreadable parts,
 * broken rules, literal secrets. One run finds problems of all kinds.
 *
 * @param config the readable part of the file
 * @param problems every problem with its position, in file order
 */
public record ConfigCheck(Config config, List<ConfigProblem> problems) {

  /** Copies the list. */
  public ConfigCheck {
    problems = List.copyOf(problems);
  }

  /** Checks the bytes of a file; literal secrets are problems. */
  public static ConfigCheck of(byte[] yaml) {
    return of(yaml, false);
  }

  /**
   * Checks the bytes of a file.
   *
   * @param literalSecretsAllowed whether tokens may be literal, since what is stored is encrypted
   */
  public static ConfigCheck of(byte[] yaml, boolean literalSecretsAllowed) {
    String text;
    try {
      text = YamlConfig.withoutByteOrderMark(YamlConfig.text(yaml));
    } catch (ConfigException e) {
      return new ConfigCheck(new Config(false, Map.of()), e.problems());
    }
    YamlReader reader = new YamlReader();
    Config config = reader.read(text);
    YamlConfig file = new YamlConfig(config, reader.positions());
    List<ConfigProblem> rules = new ArrayList<>(file.check());
    if (!literalSecretsAllowed) {
      rules.addAll(file.literalSecrets());
    }
    return new ConfigCheck(config, file.problems(reader.problems(), rules));
  }

  /**
   * Returns the configuration.
   *
   * @throws ConfigException with every problem, if there is one
   */
  public Config orThrow() {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return config;
  }
}
