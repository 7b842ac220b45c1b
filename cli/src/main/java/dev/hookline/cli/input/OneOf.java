package dev.hookline.cli.input;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options that exclude each other, such as two that select what a command prints. */
public final class OneOf {

  private OneOf() {}

  /**
   * Checks that at most one of the options was given.
   *
   * @throws ParameterException naming two that were
   */
  public static void check(CommandLine command, String... options) {
    List<String> given =
        Stream.of(options).filter(command.getParseResult()::hasMatchedOption).toList();
    if (given.size() > 1) {
      throw new ParameterException(
          command,
          "%s and %s are mutually exclusive; omit one".formatted(given.get(0), given.get(1)));
    }
  }
}
