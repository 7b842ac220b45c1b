package dev.hookline.cli.execution;

import dev.hookline.Connection;
import dev.hookline.cli.ExitCode;
import dev.hookline.cli.Json;
import dev.hookline.cli.OutputFormat;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.Executions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one execution. */
@Command(
    name = "show",
    description =
        "Show an event's latest run: payload, each webhook, what is pending, the outcome.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline show OnProjectCreated:project-7")
public final class ShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "The workflow id of the event's execution.")
  private String id;

  @Option(
      names = {"-o", "--output"},
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Connection connection = Connection.fromEnvironment()) {
      ExecutionDetail detail = Executions.of(connection.client()).show(id);
      spec.commandLine()
          .getOut()
          .println(output == OutputFormat.JSON ? Json.of(detail) : DetailText.of(detail));
    }
    return ExitCode.OK.code();
  }
}
