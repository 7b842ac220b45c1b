package dev.hookline.cli.execution;

import dev.hookline.cli.input.Span;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.cli.output.Screen;
import dev.hookline.connect.Connection;
import dev.hookline.operate.watch.ExecutionChange;
import dev.hookline.operate.watch.ExecutionWatch;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows executions live. */
@Command(
    name = "watch",
    description = {
      "Follow executions live: a line for each start, failed attempt and end.",
      "Stop with ctrl-c; with an ID, ends when that execution ends."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline watch --event OnProjectCreated",
      "  hookline watch OnProjectCreated:project-7",
      "  hookline watch --status failed --output json"
    })
public final class WatchCommand implements Callable<Integer> {

  private static final Duration MIN = Duration.ofMillis(500);

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "The workflow id of one execution, instead of a filter.")
  private @Nullable String id;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Option(
      names = "--interval",
      paramLabel = "SPAN",
      description = "The polling interval, at least 500ms; default ${DEFAULT-VALUE}.",
      defaultValue = "2s")
  private String interval;

  @Option(
      names = {"-o", "--output"},
      description =
          "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. JSON has one object per line.",
      defaultValue = "text")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Duration between = between();
    if (id != null && filter.isGiven()) {
      throw new IllegalArgumentException("watch takes an id or a filter, found both");
    }
    try (Connection connection = Connection.forOneCommand()) {
      return new WatchLoop(watch(connection.client()), lines(), spec.commandLine(), between)
          .run()
          .code();
    }
  }

  private ExecutionWatch watch(WorkflowClient client) {
    Clock clock = Clock.systemUTC();
    return id == null
        ? ExecutionWatch.of(client, filter.filter(clock), clock)
        : ExecutionWatch.of(client, id, clock);
  }

  private Function<ExecutionChange, String> lines() {
    boolean hasColour = Screen.current(null, System::getenv).hasColour();
    return output == OutputFormat.JSON ? Json::line : change -> ChangeText.of(change, hasColour);
  }

  private Duration between() {
    return Span.of(interval)
        .filter(span -> span.compareTo(MIN) >= 0)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--interval must be a duration of at least 500ms, such as 2s, found '%s'"
                        .formatted(interval)));
  }
}
