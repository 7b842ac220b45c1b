package dev.hookline.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The configuration file: YAML in the Go package's format, with or without a {@code webhooks:} or
 * {@code WebhooksConfig:} root, with case-insensitive keys.
 */
public final class YamlConfig {

  private final Config config;
  private final Positions positions;

  YamlConfig(Config config, Positions positions) {
    this.config = config;
    this.positions = positions;
  }

  /**
   * Reads a file; its rules are checked when a manager is created, or by {@link #check}.
   *
   * @throws ConfigException with every unknown key, wrong type or syntax error, each with its
   *     position
   * @throws IOException if the file cannot be read
   */
  public static Config read(Path file) throws IOException {
    return parse(Files.readAllBytes(file)).config();
  }

  /**
   * Reads YAML text.
   *
   * @throws ConfigException with every unknown key, wrong type or syntax error, each with its
   *     position
   */
  public static Config read(String yaml) {
    return parse(yaml).config();
  }

  /**
   * Reads the bytes of a file and keeps the positions.
   *
   * @throws ConfigException as {@link #parse(String)}, or if they are not UTF-8
   */
  public static YamlConfig parse(byte[] yaml) {
    return parse(text(yaml));
  }

  static String text(byte[] yaml) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
    } catch (CharacterCodingException e) {
      throw new ConfigException(
          List.of(ConfigProblem.at("", "file is not UTF-8; save it in that encoding")));
    }
  }

  /**
   * Reads YAML text and keeps the positions.
   *
   * @throws ConfigException with every unknown key, wrong type or syntax error, and with every
   *     broken rule of what could be read, each with its position
   */
  public static YamlConfig parse(String yaml) {
    YamlReader reader = new YamlReader();
    YamlConfig file = new YamlConfig(reader.read(withoutByteOrderMark(yaml)), reader.positions());
    if (!reader.problems().isEmpty()) {
      throw new ConfigException(file.problems(reader.problems(), file.check()));
    }
    return file;
  }

  /** Windows editors start a file with a byte order mark, which is not part of its text. */
  static String withoutByteOrderMark(String yaml) {
    return yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
  }

  /** Returns the unreadable parts and the rules that the rest breaks, in file order. */
  List<ConfigProblem> problems(List<ConfigProblem> unreadable, List<ConfigProblem> rules) {
    UnreadableParts parts = new UnreadableParts(unreadable, positions);
    List<ConfigProblem> problems = new ArrayList<>(unreadable);
    rules.stream().filter(rule -> !parts.explains(rule)).forEach(problems::add);
    return inFileOrder(problems);
  }

  /** Returns the configuration of the file. */
  public Config config() {
    return config;
  }

  /** Returns every broken rule of every event, each with its position, in file order. */
  public List<ConfigProblem> check() {
    return inFileOrder(located(ConfigRules.check(config, config.events())));
  }

  /** Returns a problem with its position for each secret that the durable manager would reject. */
  public List<ConfigProblem> literalSecrets() {
    return located(ConfigRules.literalSecrets(config, config.events()));
  }

  private List<ConfigProblem> located(List<ConfigProblem> problems) {
    // a default breaks the same rule for each webhook that inherits it
    return problems.stream().map(positions::locate).distinct().toList();
  }

  private static List<ConfigProblem> inFileOrder(List<ConfigProblem> problems) {
    return problems.stream()
        .sorted(
            Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column))
        .toList();
  }
}
