package dev.hookline.cli;

/** Parses command lines as the program does, for tests in other packages. */
public final class CommandLines {

  private CommandLines() {}

  /**
   * Parses arguments and runs nothing.
   *
   * @throws picocli.CommandLine.ParameterException if the program would refuse them
   */
  public static void parse(String... args) {
    Main.commandLine(args).parseArgs(args);
  }
}
