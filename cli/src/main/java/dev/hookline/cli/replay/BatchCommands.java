package dev.hookline.cli.replay;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFile;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.connect.Connection;
import dev.hookline.contract.Names;
import dev.hookline.operate.batch.BatchStatus;
import dev.hookline.operate.batch.ReplayBatches;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands about a batch that was started. */
@Command(mixinStandardHelpOptions = true, footerHeading = "%nExample:%n")
abstract class BatchCommands implements Callable<Integer> {

  @Parameters(paramLabel = "BATCH", description = "The id that the batch was started with.")
  String id;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Connection connection = Connection.forOneCommand()) {
      return act(ReplayBatches.of(connection.client(), Names.TASK_QUEUE)).code();
    }
  }

  abstract ExitCode act(ReplayBatches batches) throws IOException;

  /** Shows a batch, or joins it again. */
  @Command(
      name = "status",
      description = "Show how far a batch is, or follow it to its end.",
      footer = "  hookline replay status 1f0c9a52-7e41 --follow")
  static final class Status extends BatchCommands {

    @Option(names = "--follow", description = "Follow it to its end.")
    private boolean follow;

    @Option(
        names = "--report",
        paramLabel = "FILE",
        description = "With --follow: write what became of each execution, as JSON Lines.")
    private @Nullable Path report;

    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
      OutputFile.check(report);
      return super.call();
    }

    @Override
    ExitCode act(ReplayBatches batches) throws IOException {
      BatchScreen screen = new BatchScreen(batches, spec.commandLine(), output.format());
      return follow ? screen.follow(id, report) : screen.show(id);
    }
  }

  /** Prints a batch's report. */
  @Command(
      name = "report",
      description = {
        "Print what became of each execution of a batch, a line for each.",
        "status is how far the new run is now."
      },
      footer = "  hookline replay report 1f0c9a52-7e41 | grep -v succeeded")
  static final class Report extends BatchCommands {

    @Option(
        names = {"-o", "--output"},
        description =
            "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. JSON has one object a line.",
        defaultValue = "json")
    private OutputFormat output;

    @Override
    ExitCode act(ReplayBatches batches) {
      PrintWriter out = spec.commandLine().getOut();
      boolean isJson = output == OutputFormat.JSON;
      batches
          .report(id)
          .forEachRemaining(item -> out.println(isJson ? Json.line(item) : BatchText.line(item)));
      out.flush();
      return ExitCode.OK;
    }
  }

  /** Tells a batch something, and shows it when that has happened. */
  abstract static class Telling extends BatchCommands {

    private final BiConsumer<ReplayBatches, String> telling;
    private final Predicate<BatchStatus> hasHappened;

    @Mixin private OutputOption output = new OutputOption();

    Telling(BiConsumer<ReplayBatches, String> telling, Predicate<BatchStatus> hasHappened) {
      this.telling = telling;
      this.hasHappened = hasHappened;
    }

    @Override
    ExitCode act(ReplayBatches batches) {
      telling.accept(batches, id);
      return new BatchScreen(batches, spec.commandLine(), output.format()).show(id, hasHappened);
    }
  }

  /** Pauses a batch. */
  @Command(
      name = "pause",
      description = "Let a batch replay nothing more until it is resumed.",
      footer = "  hookline replay pause 1f0c9a52-7e41")
  static final class Pause extends Telling {
    Pause() {
      super(ReplayBatches::pause, status -> status.progress().paused());
    }
  }

  /** Resumes a batch. */
  @Command(
      name = "resume",
      description = "Let a paused batch go on.",
      footer = "  hookline replay resume 1f0c9a52-7e41")
  static final class Resume extends Telling {
    Resume() {
      super(ReplayBatches::resume, status -> !status.progress().paused());
    }
  }

  /** Cancels a batch. */
  @Command(
      name = "cancel",
      description = "End a batch; what it has replayed runs on.",
      footer = "  hookline replay cancel 1f0c9a52-7e41")
  static final class Cancel extends Telling {
    Cancel() {
      super(ReplayBatches::cancel, status -> status.closedAt() != null);
    }
  }
}
