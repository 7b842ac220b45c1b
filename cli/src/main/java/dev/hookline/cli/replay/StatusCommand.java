package dev.hookline.cli.replay;

import dev.hookline.cli.output.OutputFile;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.connect.Connection;
import dev.hookline.contract.Names;
import dev.hookline.operate.batch.ReplayBatches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a batch, or joins it again. */
@Command(
    name = "status",
    description = "Show how far a batch is, or follow it to its end.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline replay status 1f0c9a52-7e41 --follow")
final class StatusCommand implements Callable<Integer> {

  @Parameters(paramLabel = "BATCH", description = "The id that the batch was started with.")
  private String id;

  @Option(names = "--follow", description = "Follow it to its end.")
  private boolean follow;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "With --follow: write what became of each execution, as JSON Lines.")
  private @Nullable Path report;

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputFile.check(report);
    try (Connection connection = Connection.forOneCommand()) {
      BatchScreen screen =
          new BatchScreen(
              ReplayBatches.of(connection.client(), Names.TASK_QUEUE),
              spec.commandLine(),
              output.format());
      return (follow ? screen.follow(id, report) : screen.show(id)).code();
    }
  }
}
