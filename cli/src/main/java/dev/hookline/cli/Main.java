package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.cli.input.Choice;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Screen;
import dev.hookline.cli.output.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import picocli.CommandLine;

/** The {@code hookline} program. */
public final class Main {

  private Main() {}

  /** Examples for picocli's own commands, which have none. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "help", "  hookline help replay",
          "generate-completion", "  source <(hookline generate-completion)");

  /** Runs a command and ends the process with its code. */
  public static void main(String[] args) {
    PrintWriter err = writer(FileDescriptor.err);
    String problem = LogFormat.problem(System::getenv);
    if (problem != null) {
      err.println("hookline: " + problem);
      System.exit(ExitCode.BAD_INPUT.code());
    }
    System.exit(commandLine(args).setOut(writer(FileDescriptor.out)).setErr(err).execute(args));
  }

  /**
   * UTF-8, unless the terminal uses another charset: in many containers the locale is plain ASCII.
   */
  private static PrintWriter writer(FileDescriptor stream) {
    Charset charset = Terminal.isInteractive() ? Screen.charset() : UTF_8;
    return new PrintWriter(
        new OutputStreamWriter(new BufferedOutputStream(new FileOutputStream(stream)), charset),
        true);
  }

  /** Returns a command line for these arguments that prints to the standard streams. */
  static CommandLine commandLine(String... words) {
    CommandLine hookline = HooklineCommand.read(words);
    hookline
        .getSubcommands()
        .forEach(
            (name, command) -> {
              String example = EXAMPLES.get(name);
              if (example != null) {
                command
                    .getCommandSpec()
                    .usageMessage()
                    .footerHeading("%nExample:%n")
                    .footer(example);
              }
            });
    Choice.register(hookline);
    return hookline
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
