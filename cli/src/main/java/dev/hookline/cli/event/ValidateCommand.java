package dev.hookline.cli.event;

import dev.hookline.cli.input.Input;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.OutputOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a configuration file. */
@Command(
    name = "validate",
    description = {
      "Check a configuration file and report every problem with its line.",
      "With --probe, also connect to each webhook as a worker with this environment would."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = {
      "  hookline validate webhooks.yaml --output json",
      "  HOOKLINE_NETWORK_POLICY=public-only hookline validate webhooks.yaml --probe"
    })
public final class ValidateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The YAML file; - for standard input.")
  private Path file;

  @Option(
      names = "--probe",
      description = "Connect to each webhook of a valid file, with TLS, and send no request.")
  private boolean isProbing;

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Validation validation = Validation.of(Input.bytes(file));
    Probes probes =
        isProbing && validation.isGood() ? Probes.of(validation.check().config()) : Probes.none();
    validation.print(file.toString(), output.format(), probes, spec.commandLine());
    return (!validation.isGood()
            ? ExitCode.BAD_INPUT
            : probes.areGood() ? ExitCode.OK : ExitCode.FAILED)
        .code();
  }
}
