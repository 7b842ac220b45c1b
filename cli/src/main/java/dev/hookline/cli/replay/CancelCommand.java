package dev.hookline.cli.replay;

import dev.hookline.Connection;
import dev.hookline.cli.ExitCode;
import dev.hookline.contract.Names;
import dev.hookline.operate.batch.ReplayBatches;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cancels a batch. */
@Command(
    name = "cancel",
    description = "End a batch; what it has replayed runs on.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline replay cancel 1f0c9a52-7e41")
final class CancelCommand implements Callable<Integer> {

  @Parameters(paramLabel = "BATCH", description = "The id that the batch was started with.")
  private String id;

  @Override
  public Integer call() {
    try (Connection connection = Connection.fromEnvironment()) {
      ReplayBatches.of(connection.client(), Names.TASK_QUEUE).cancel(id);
    }
    return ExitCode.OK.code();
  }
}
