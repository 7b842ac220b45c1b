package dev.hookline.cli.event;

import dev.hookline.cli.ExitCode;
import dev.hookline.cli.Input;
import dev.hookline.cli.OutputFormat;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a configuration file. */
@Command(
    name = "validate",
    description = "Check a configuration file and report every problem with its line.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline validate webhooks.yaml --output json")
public final class ValidateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The YAML file; - for standard input.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Validation validation = Validation.of(Input.bytes(file));
    validation.print(file.toString(), output, spec.commandLine());
    return (validation.isGood() ? ExitCode.OK : ExitCode.BAD_INPUT).code();
  }
}
