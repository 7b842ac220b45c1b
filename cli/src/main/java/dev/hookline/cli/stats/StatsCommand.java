package dev.hookline.cli.stats;

import dev.hookline.cli.input.Span;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFile;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Screen;
import dev.hookline.connect.Connection;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.stats.Statistics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows webhook statistics. */
@Command(
    name = "stats",
    description = {
      "Show webhook statistics: success rate, attempts, latency and failure codes of each.",
      "Reads the newest executions of a period; if there are more, the output says that it is a sample."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline stats --since 24h --event OnProjectCreated",
      "  hookline stats --since 7d --limit 5000 --html week.html"
    })
public final class StatsCommand implements Callable<Integer> {

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Started within this duration, such as 30m, 24h, 7d, or after 2026-11-26T10:00:00Z;"
              + " default ${DEFAULT-VALUE}.",
      defaultValue = "24h")
  private String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Started before this, in the same notation as --since.")
  private @Nullable String until;

  @Option(names = "--event", paramLabel = "EVENT", description = "The event's name.")
  private @Nullable String event;

  @Option(names = "--webhook", paramLabel = "WEBHOOK", description = "The webhook's name.")
  private @Nullable String webhook;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Maximum number of executions to read; default ${DEFAULT-VALUE}.",
      defaultValue = "" + Statistics.DEFAULT_LIMIT)
  private int limit;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write them as a self-contained HTML page.")
  private @Nullable Path html;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = "Width of the chart; default: the terminal's, else 80.")
  private @Nullable Integer width;

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputFile.check(html);
    Clock clock = Clock.systemUTC();
    Instant from = Span.since("--since", since, clock);
    Instant to = until == null ? clock.instant() : Span.since("--until", until, clock);
    ExecutionFilter filter =
        ExecutionFilter.all().with(changed -> changed.event(event).since(from).until(to));
    PrintWriter err = spec.commandLine().getErr();
    StatsProgress progress = new StatsProgress(err, clock);
    try (Connection connection = Connection.forOneCommand()) {
      Report report =
          new Report(
              from, to, Statistics.of(connection.client()).read(filter, webhook, limit, progress));
      progress.end();
      print(report, err);
    }
    return ExitCode.OK.code();
  }

  private void print(Report report, PrintWriter err) throws IOException {
    if (html != null) {
      Files.writeString(html, StatsHtml.of(report));
      err.println("wrote " + html);
    } else if (output.isJson()) {
      spec.commandLine().getOut().println(Json.of(report));
    } else {
      Screen screen = Screen.current(width, System::getenv);
      spec.commandLine()
          .getOut()
          .println(StatsText.of(report, screen, Screen.columns(System::getenv)));
    }
  }
}
