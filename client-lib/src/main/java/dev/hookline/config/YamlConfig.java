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
 * The configuration file: YAML as the Go package's users write it, with or without a {@code
 * webhooks:} or {@code WebhooksConfig:} root and with keys in any letter case.
 */
public final class YamlConfig {

  private final Config config;
  private final Positions positions;

  YamlConfig(Config config, Positions positions) {
    this.config = config;
    this.positions = positions;
  }

  /**
   * Reads a file; whether it keeps the rules is checked when a manager is made, or by {@link
   * #check}.
   *
   * @throws ConfigException with every unknown key, wrong type or syntax error, each with its place
   * @throws IOException if the file cannot be read
   */
  public static Config read(Path file) throws IOException {
    return parse(Files.readAllBytes(file)).config();
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
   * Reads the bytes of a file and keeps the places.
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
   * Reads YAML text and keeps the places.
   *
   * @throws ConfigException with every unknown key, wrong type or syntax error, and with every
   *     broken rule of what could be read, each with its place
   */
  public static YamlConfig parse(String yaml) {
    YamlReader reader = new YamlReader();
    YamlConfig file = new YamlConfig(reader.read(withoutMark(yaml)), reader.positions());
    if (!reader.problems().isEmpty()) {
      throw new ConfigException(file.problems(reader.problems(), file.check()));
    }
    return file;
  }

  /** Editors of Windows begin a file with a byte order mark, which is no part of its text. */
  static String withoutMark(String yaml) {
    return yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
  }

  /** Returns what could not be read and the rules that the rest breaks, in file order. */
  List<ConfigProblem> problems(List<ConfigProblem> unread, List<ConfigProblem> rules) {
    UnreadableParts parts = new UnreadableParts(unread, positions);
    List<ConfigProblem> problems = new ArrayList<>(unread);
    rules.stream().filter(rule -> !parts.explain(rule)).forEach(problems::add);
    return inFileOrder(problems);
  }

  /** Returns what the file says. */
  public Config config() {
    return config;
  }

  /** Returns every broken rule of every event, each with its place, in file order. */
  public List<ConfigProblem> check() {
    return inFileOrder(located(ConfigRules.check(config, config.events())));
  }

  /** Returns the secrets that the durable manager would refuse, each with its place. */
  public List<ConfigProblem> literalSecrets() {
    return located(ConfigRules.literalSecrets(config, config.events()));
  }

  private List<ConfigProblem> located(List<ConfigProblem> problems) {
    // a default breaks the same rule for each webhook that it holds for
    return problems.stream().map(positions::locate).distinct().toList();
  }

  private static List<ConfigProblem> inFileOrder(List<ConfigProblem> problems) {
    return problems.stream()
        .sorted(
            Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column))
        .toList();
  }
}
