package dev.hookline.cli.execution;

import dev.hookline.Connection;
import dev.hookline.cli.ExitCode;
import dev.hookline.cli.Json;
import dev.hookline.cli.OutputFormat;
import dev.hookline.operate.Replayed;
import dev.hookline.operate.Replays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays one event. */
@Command(
    name = "replay",
    description = {
      "Replay an event that ended without success, under its own id.",
      "Returns when the new run is recorded; a worker runs it."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline replay OnProjectCreated:project-7 --from failed")
public final class ReplayCommand implements Callable<Integer> {

  /** Where a replay begins. */
  enum From {
    FAILED,
    START;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "ID", description = "The workflow id of the event's execution.")
  private String id;

  @Option(
      names = "--from",
      description =
          "${COMPLETION-CANDIDATES}: from the webhook that failed, with the recorded answers of the"
              + " earlier ones, or from the first. Default ${DEFAULT-VALUE}.",
      defaultValue = "failed")
  private From from;

  @Option(
      names = {"-o", "--output"},
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Connection connection = Connection.fromEnvironment()) {
      Replays replays = Replays.of(connection.client());
      Replayed replayed =
          from == From.FAILED ? replays.replayFromFailed(id) : replays.replayFromStart(id);
      spec.commandLine().getOut().println(text(replayed));
    }
    return ExitCode.OK.code();
  }

  private String text(Replayed replayed) {
    return output == OutputFormat.JSON
        ? Json.of(replayed)
        : "execution %s runs again as %s; reused: %s"
            .formatted(replayed.executionId(), replayed.runId(), replayed.reused());
  }
}
