package dev.hookline.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** The {@code hookline} program. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Returns the commands, which print to the standard streams. */
  static CommandLine commandLine() {
    return new CommandLine(new HooklineCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler(
            (error, command, parsed) -> Problems.report(error, command.getErr()))
        .setParameterExceptionHandler(
            (error, args) -> {
              PrintWriter err = error.getCommandLine().getErr();
              err.println("hookline: " + error.getMessage());
              CommandLine.UnmatchedArgumentException.printSuggestions(error, err);
              err.println(
                  "  see " + error.getCommandLine().getCommandSpec().qualifiedName() + " --help");
              return ExitCode.BAD_INPUT.code();
            });
  }
}
