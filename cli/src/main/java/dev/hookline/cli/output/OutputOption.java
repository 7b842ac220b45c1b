package dev.hookline.cli.output;

import picocli.CommandLine.Option;

/** The {@code --output} option, the same in all commands. */
public final class OutputOption {

  @Option(
      names = {"-o", "--output"},
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private OutputFormat output = OutputFormat.TEXT;

  /** Returns the chosen format. */
  public OutputFormat format() {
    return output;
  }

  /** Returns whether JSON was chosen. */
  public boolean isJson() {
    return output == OutputFormat.JSON;
  }
}
