package dev.hookline.cli.input;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options that each say what a command prints, so that of two one would be passed over. */
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
          "%s and %s exclude each other; leave one out".formatted(given.get(0), given.get(1)));
    }
  }
}
