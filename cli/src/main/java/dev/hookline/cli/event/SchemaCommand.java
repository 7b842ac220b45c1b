package dev.hookline.cli.event;

import dev.hookline.config.ConfigSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of the configuration file. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of the configuration file.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline schema > hookline.schema.json")
public final class SchemaCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().println(ConfigSchema.json());
  }
}
