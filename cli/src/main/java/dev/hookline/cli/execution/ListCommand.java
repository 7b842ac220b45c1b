package dev.hookline.cli.execution;

import dev.hookline.Connection;
import dev.hookline.cli.ExitCode;
import dev.hookline.cli.Json;
import dev.hookline.cli.OutputFormat;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionFilter;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.Executions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists executions. */
@Command(
    name = "list",
    description = "List executions of events, newest first.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  hookline list --status failed --event OnProjectCreated --since 2h")
public final class ListCommand implements Callable<Integer> {

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "STATUS",
      description = "running, succeeded, failed, cancelled, terminated, timed_out; default all.")
  private List<ExecutionStatus> statuses = new ArrayList<>();

  @Option(names = "--event", paramLabel = "EVENT", description = "The event's name.")
  private @Nullable String event;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Started in this time, such as 30m, 2h, 7d, or after 2026-11-26T10:00:00Z.")
  private @Nullable String since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at most; default ${DEFAULT-VALUE}.",
      defaultValue = "20")
  private int limit;

  @Option(
      names = {"-o", "--output"},
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ExecutionFilter filter =
        ExecutionFilter.all()
            .withStatuses(statuses)
            .withEvent(event)
            .withSince(since == null ? null : Since.parse(since, Clock.systemUTC()))
            .withLimit(limit);
    try (Connection connection = Connection.fromEnvironment()) {
      List<Execution> found = Executions.of(connection.client()).list(filter);
      spec.commandLine()
          .getOut()
          .println(output == OutputFormat.JSON ? Json.of(found) : ExecutionTable.of(found));
    }
    return ExitCode.OK.code();
  }
}
