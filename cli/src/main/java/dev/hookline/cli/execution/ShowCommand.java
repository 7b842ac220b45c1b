package dev.hookline.cli.execution;

import dev.hookline.cli.input.OneOf;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFile;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Screen;
import dev.hookline.connect.Connection;
import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.operate.show.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one execution. */
@Command(
    name = "show",
    description = {
      "Show an execution's latest run: payload, each webhook with its attempts, what is pending,",
      "the outcome, and the replays that led to it."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline show OnProjectCreated:project-7",
      "  hookline show OnProjectCreated:project-7 --timeline",
      "  hookline show OnProjectCreated:project-7 --html project-7.html"
    })
public final class ShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "The workflow id of the event's execution.")
  private String id;

  @Option(names = "--timeline", description = "Draw a timeline with a row for each webhook.")
  private boolean timeline;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write it as a self-contained HTML page.")
  private @Nullable Path html;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = "Width of the chart; default: the terminal's, else 80.")
  private @Nullable Integer width;

  @Mixin private final UiOption ui = new UiOption();

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    check();
    OutputFile.check(html);
    try (Connection connection = Connection.forOneCommand()) {
      ExecutionDetail detail =
          ui.link(ExecutionDetails.of(connection.client()).show(id), connection.client());
      if (html != null) {
        Files.writeString(html, ExecutionHtml.of(detail, Clock.systemUTC().instant()));
        spec.commandLine().getErr().println("wrote " + html);
      } else {
        spec.commandLine().getOut().println(text(detail));
      }
    }
    return ExitCode.OK.code();
  }

  private void check() {
    OneOf.check(spec.commandLine(), "--html", "--timeline", "--output");
    if (width != null && !timeline) {
      throw new IllegalArgumentException("--width applies to the timeline; add --timeline");
    }
  }

  private String text(ExecutionDetail detail) {
    if (output.isJson()) {
      return Json.of(detail);
    }
    if (!timeline) {
      return DetailText.of(detail, Screen.columns(System::getenv), Clock.systemUTC().instant());
    }
    Timeline picture = Timeline.of(detail, Clock.systemUTC().instant());
    return TimelineText.title(detail, picture)
        + "\n\n"
        + new TimelineText(picture, Screen.current(width, System::getenv)).text();
  }
}
