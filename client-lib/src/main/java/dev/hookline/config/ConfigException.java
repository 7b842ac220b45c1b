package dev.hookline.config;

import java.util.List;
import java.util.stream.Collectors;

/** An invalid configuration, with every problem found. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<ConfigProblem> problems;

  /** Creates the exception from at least one problem. */
  public ConfigException(List<ConfigProblem> problems) {
    super(
        problems.stream()
            .map(ConfigProblem::toString)
            .collect(
                Collectors.joining(
                    "\n  ",
                    "webhook configuration has %d problem%s:\n  "
                        .formatted(problems.size(), problems.size() == 1 ? "" : "s"),
                    "")));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems in file order. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
