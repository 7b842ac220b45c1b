package dev.hookline.cli.execution;

import dev.hookline.cli.input.OneOf;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Screen;
import dev.hookline.connect.Connection;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists executions. */
@Command(
    name = "list",
    description = {
      "List executions of events and of async deliveries.",
      "Running ones first, then the latest ended."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline list --status failed --event OnProjectCreated --since 2h",
      "  hookline list --status failed --code timeout --count",
      "  hookline list --all --output jsonl"
    })
public final class ListCommand implements Callable<Integer> {

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The largest number to list; default ${DEFAULT-VALUE}.",
      defaultValue = "20")
  private int limit;

  @Option(names = "--all", description = "List all of them, without a limit.")
  private boolean all;

  @Option(
      names = "--page",
      paramLabel = "PAGE",
      description = "Continue an earlier list with the page token that it printed.")
  private @Nullable String page;

  @Option(names = "--count", description = "Count them by status instead of listing them.")
  private boolean count;

  @Option(
      names = {"-o", "--output"},
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private ListFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    OneOf.check(spec.commandLine(), "--count", "--all", "--limit");
    OneOf.check(spec.commandLine(), "--count", "--all", "--page");
    PrintWriter out = spec.commandLine().getOut();
    ExecutionFilter chosen = filter.filter(Clock.systemUTC());
    try (Connection connection = Connection.forOneCommand()) {
      Executions executions = Executions.of(connection.client());
      ExecutionPrinter printer = new ExecutionPrinter(out, output, Screen.columns(System::getenv));
      if (count) {
        printer.counts(executions.count(chosen));
      } else if (all) {
        printer.all(executions.iterate(chosen));
      } else {
        printer.page(executions.list(chosen, limit, page), spec.commandLine().getErr());
      }
    }
    return ExitCode.OK.code();
  }
}
