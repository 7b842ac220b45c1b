package dev.hookline.cli.replay;

import dev.hookline.contract.Names;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a replay of many executions. */
final class BatchOptions {

  /** Those that mean nothing for a single execution; to pass them over could replay it unasked. */
  static final List<String> ONLY =
      List.of("--dry-run", "--rate", "--limit", "--report", "--detach", "--task-queue");

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Replays per second at most; default ${DEFAULT-VALUE}.",
      defaultValue = "20")
  double rate;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Executions at most; default all.",
      defaultValue = "0")
  long limit;

  @Option(
      names = "--dry-run",
      description =
          "Print how many and a sample; replay nothing. With --plan, look at each and say whether the"
              + " configuration fits it.")
  boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  @Option(names = "--detach", description = "Return when the batch has started.")
  boolean detach;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what became of each execution, as JSON Lines.")
  @Nullable Path report;

  @Option(
      names = "--task-queue",
      paramLabel = "QUEUE",
      description = "The task queue whose workers run the batch; default ${DEFAULT-VALUE}.",
      defaultValue = Names.TASK_QUEUE)
  String taskQueue = Names.TASK_QUEUE;
}
