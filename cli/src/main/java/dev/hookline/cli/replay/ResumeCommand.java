package dev.hookline.cli.replay;

import dev.hookline.cli.output.OutputOption;
import dev.hookline.connect.Connection;
import dev.hookline.contract.Names;
import dev.hookline.operate.batch.ReplayBatches;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Resumes a batch. */
@Command(
    name = "resume",
    description = "Let a paused batch go on.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline replay resume 1f0c9a52-7e41")
final class ResumeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "BATCH", description = "The id that the batch was started with.")
  private String id;

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Connection connection = Connection.forOneCommand()) {
      ReplayBatches batches = ReplayBatches.of(connection.client(), Names.TASK_QUEUE);
      batches.resume(id);
      return new BatchScreen(batches, spec.commandLine(), output.format())
          .show(id, status -> !status.progress().paused())
          .code();
    }
  }
}
