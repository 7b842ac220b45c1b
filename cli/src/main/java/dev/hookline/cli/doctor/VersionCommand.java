package dev.hookline.cli.doctor;

import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.connect.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints versions, for bug reports. */
@Command(
    name = "version",
    description = {
      "Print the version of hookline, its commit, Java and the Temporal server.",
      "Exits with 0 even without a connection to the server."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline version --output json")
public final class VersionCommand implements Runnable {

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    VersionReport report = report();
    spec.commandLine().getOut().println(output.isJson() ? Json.of(report) : report.text());
  }

  /** Settings of the connection may be what the bug report is about. */
  private static VersionReport report() {
    try (Connection connection = Connection.forOneCommand()) {
      return VersionReport.of(connection.client().getWorkflowServiceStubs());
    } catch (RuntimeException e) {
      return VersionReport.withoutConnection(String.valueOf(e.getMessage()));
    }
  }
}
