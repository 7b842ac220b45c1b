package dev.hookline.cli.replay;

import dev.hookline.cli.execution.FilterOptions;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFile;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.cli.output.Printable;
import dev.hookline.connect.Connection;
import dev.hookline.operate.batch.BatchRequest;
import dev.hookline.operate.batch.ReplayBatches;
import dev.hookline.operate.replay.Replayed;
import dev.hookline.operate.replay.Replays;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays one execution, or all that match a filter. */
@Command(
    name = "replay",
    description = {
      "Replay executions that ended without success, each under its own id.",
      "With an id: returns when the new run is recorded; a worker runs it.",
      "With a filter: the workers run a batch, which continues without this command."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      BatchCommands.Status.class,
      BatchCommands.Report.class,
      BatchCommands.Pause.class,
      BatchCommands.Resume.class,
      BatchCommands.Cancel.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline replay OnProjectCreated:project-7 --from failed",
      "  hookline replay --event OnProjectCreated --code timeout --since 2h --dry-run",
      "  hookline replay --webhook billing --plan corrected.yaml --rate 50 --yes"
    })
public final class ReplayCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The workflow id of one execution; omit it to use a filter.")
  private @Nullable String id;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Mixin private final ReplayModeOptions how = new ReplayModeOptions();

  @Mixin private final BatchOptions batch = new BatchOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    check();
    OutputFile.check(batch.report);
    try (Connection connection = Connection.forOneCommand()) {
      if (id == null) {
        return new BatchReplay(connection.client(), batch, spec.commandLine(), output.format())
            .run(order(), how.description())
            .code();
      }
      Replayed replayed = Replays.of(connection.client()).replay(id, how.options());
      spec.commandLine().getOut().println(text(replayed));
    }
    return ExitCode.OK.code();
  }

  private BatchRequest order() throws IOException {
    return ReplayBatches.replayable(
        BatchRequest.of(filter.filter(Clock.systemUTC()), how.options())
            .withRate(batch.rate)
            .withLimit(batch.limit));
  }

  private void check() {
    if (id == null && !filter.isGiven()) {
      throw new IllegalArgumentException(
          "name an execution or a filter, such as --status failed --since 2h");
    }
    if (id != null && filter.isGiven()) {
      throw new IllegalArgumentException("name either an execution or a filter, found both");
    }
    if (id != null) {
      BatchOptions.ONLY.stream()
          .filter(spec.commandLine().getParseResult()::hasMatchedOption)
          .findFirst()
          .ifPresent(
              option -> {
                throw new IllegalArgumentException(option + " is for a filter, found an execution");
              });
    }
    if (id == null && how.hasPayload()) {
      throw new IllegalArgumentException(
          "--payload needs a single execution; each execution has its own payload");
    }
  }

  private String text(Replayed replayed) {
    return output.isJson()
        ? Json.of(replayed)
        : "execution %s is running again; reused: %s%nrun %s"
            .formatted(
                Printable.of(replayed.executionId()),
                Printable.of(replayed.reused().toString()),
                replayed.runId());
  }
}
