package dev.hookline.cli.event;

import dev.hookline.cli.input.Input;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.OutputOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Validation validation = Validation.of(Input.bytes(file));
    validation.print(file.toString(), output.format(), spec.commandLine());
    return (validation.isGood() ? ExitCode.OK : ExitCode.BAD_INPUT).code();
  }
}
