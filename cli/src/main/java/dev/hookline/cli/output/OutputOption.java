package dev.hookline.cli.output;

import picocli.CommandLine.Option;

/** What commands print their result as; each has it under the same name. */
public final class OutputOption {

  @Option(
      names = {"-o", "--output"},
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private OutputFormat output = OutputFormat.TEXT;

  /** Returns what was chosen. */
  public OutputFormat format() {
    return output;
  }

  /** Returns whether JSON was chosen. */
  public boolean isJson() {
    return output == OutputFormat.JSON;
  }
}
