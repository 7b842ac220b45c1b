package dev.hookline.cli.replay;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.connect.Connection;
import dev.hookline.contract.Names;
import dev.hookline.operate.batch.ReplayBatches;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a batch's report. */
@Command(
    name = "report",
    description = {
      "Print what became of each execution of a batch, a line for each.",
      "status is how far the new run is now."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline replay report 1f0c9a52-7e41 | grep -v succeeded")
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "BATCH", description = "The id that the batch was started with.")
  private String id;

  @Option(
      names = {"-o", "--output"},
      description =
          "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. JSON has one object a line.",
      defaultValue = "json")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Connection connection = Connection.forOneCommand()) {
      ReplayBatches.of(connection.client(), Names.TASK_QUEUE)
          .report(id)
          .forEachRemaining(
              item ->
                  out.println(
                      output == OutputFormat.JSON ? Json.line(item) : BatchText.line(item)));
    }
    out.flush();
    return ExitCode.OK.code();
  }
}
