package dev.hookline.cli.replay;

import dev.hookline.internal.wire.Names;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for a replay of many executions. */
final class BatchOptions {

  /** Options that do not apply to a single execution; ignoring them could replay it by mistake. */
  static final List<String> ONLY =
      List.of("--dry-run", "--rate", "--limit", "--report", "--detach", "--task-queue");

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Maximum replays per second; default ${DEFAULT-VALUE}.",
      defaultValue = "20")
  double rate;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Maximum number of executions; default all.",
      defaultValue = "0")
  long limit;

  @Option(
      names = "--dry-run",
      description =
          "Print the number and a sample, and replay nothing. With --plan, check for each whether the"
              + " configuration fits it.")
  boolean dryRun;

  @Option(names = "--yes", description = "Do not ask for confirmation.")
  boolean yes;

  @Option(names = "--detach", description = "Return as soon as the batch has started.")
  boolean detach;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the result of each execution as JSON Lines.")
  @Nullable Path report;

  @Option(
      names = "--task-queue",
      paramLabel = "QUEUE",
      description = "The task queue whose workers run the batch; default ${DEFAULT-VALUE}.",
      defaultValue = Names.TASK_QUEUE)
  String taskQueue = Names.TASK_QUEUE;
}
