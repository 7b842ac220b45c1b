package dev.hookline.cli.replay;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFile;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.cli.output.OutputOption;
import dev.hookline.connect.Connection;
import dev.hookline.internal.wire.Names;
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

/** The commands for a started batch. */
@Command(mixinStandardHelpOptions = true, footerHeading = "%nExample:%n")
abstract class BatchCommands implements Callable<Integer> {

  @Parameters(paramLabel = "BATCH", description = "The batch's id.")
  String id;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Connection connection = Connection.forOneCommand()) {
      return act(ReplayBatches.of(connection.client(), Names.TASK_QUEUE)).code();
    }
  }

  abstract ExitCode act(ReplayBatches batches) throws IOException;

  /** Shows a batch, or follows it. */
  @Command(
      name = "status",
      description = "Show the progress of a batch, or follow it to its end.",
      footer = "  hookline replay status 1f0c9a52-7e41 --follow")
  static final class Status extends BatchCommands {

    @Option(names = "--follow", description = "Follow it to its end.")
    private boolean follow;

    @Option(
        names = "--report",
        paramLabel = "FILE",
        description = "With --follow: write the result of each execution as JSON Lines.")
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
        "Print the result of each execution of a batch, one per line.",
        "status is the current status of the new run."
      },
      footer = "  hookline replay report 1f0c9a52-7e41 | grep -v succeeded")
  static final class Report extends BatchCommands {

    @Option(
        names = {"-o", "--output"},
        description =
            "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. JSON has one object per line.",
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

  /** Signals a batch, and shows it when that has taken effect. */
  abstract static class SignalCommand extends BatchCommands {

    private final BiConsumer<ReplayBatches, String> signal;
    private final Predicate<BatchStatus> isDone;

    @Mixin private OutputOption output = new OutputOption();

    SignalCommand(BiConsumer<ReplayBatches, String> signal, Predicate<BatchStatus> isDone) {
      this.signal = signal;
      this.isDone = isDone;
    }

    @Override
    ExitCode act(ReplayBatches batches) {
      signal.accept(batches, id);
      return new BatchScreen(batches, spec.commandLine(), output.format()).show(id, isDone);
    }
  }

  /** Pauses a batch. */
  @Command(
      name = "pause",
      description = "Pause a batch until you resume it.",
      footer = "  hookline replay pause 1f0c9a52-7e41")
  static final class Pause extends SignalCommand {
    Pause() {
      super(ReplayBatches::pause, status -> status.progress().paused());
    }
  }

  /** Resumes a batch. */
  @Command(
      name = "resume",
      description = "Resume a paused batch.",
      footer = "  hookline replay resume 1f0c9a52-7e41")
  static final class Resume extends SignalCommand {
    Resume() {
      super(ReplayBatches::resume, status -> !status.progress().paused());
    }
  }

  /** Cancels a batch. */
  @Command(
      name = "cancel",
      description = "Cancel a batch; executions that it has replayed continue.",
      footer = "  hookline replay cancel 1f0c9a52-7e41")
  static final class Cancel extends SignalCommand {
    Cancel() {
      super(ReplayBatches::cancel, status -> status.closedAt() != null);
    }
  }
}
