package dev.hookline.verification.command;

import dev.hookline.verification.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * A verification command. It exits with 0 on success, 1 if a check failed, and 2 for wrong usage or
 * a run that itself failed.
 */
public abstract class VerificationCommand implements Callable<Integer> {

  /** The description of exit code 2. */
  public static final String NOT_RUN = "2:wrong usage, or the run itself failed";

  private static final int WIDTH = 120;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      order = 1,
      description = "The file to write the figures to.")
  private @Nullable Path json;

  /**
   * Runs the verification, and prints the results.
   *
   * @param repository the root of the checkout
   * @return whether every check passed
   */
  protected abstract boolean verify(Path repository) throws Exception;

  /** Writes the figures, if a file is given. */
  protected final void write(Object figures) throws IOException {
    if (json != null) {
      Json.write(json, figures);
    }
  }

  @Override
  public final Integer call() throws Exception {
    Path repository = Path.of(System.getProperty("hookline.home", "")).toAbsolutePath();
    return verify(repository) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Runs a command and ends the process with its code. */
  public static void main(VerificationCommand command, String... args) {
    System.exit(commandLine(command).execute(args));
  }

  private static CommandLine commandLine(VerificationCommand command) {
    CommandLine line = new CommandLine(command);
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message.")
                .build())
        .usageMessage()
        .width(WIDTH)
        .exitCodeListHeading("%nExit codes:%n")
        .footerHeading("%nExample:%n");
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (error, args) -> {
              String name = error.getCommandLine().getCommandName();
              System.err.println(name + ": " + error.getMessage() + "; see --help");
              return ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (error, failed, parsed) -> {
              error.printStackTrace();
              return ExitCode.USAGE;
            });
  }
}
