package dev.hookline.cli.replay;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputFormat;
import dev.hookline.cli.output.Screen;
import dev.hookline.cli.output.Terminal;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.batch.BatchItem;
import dev.hookline.operate.batch.BatchStatus;
import dev.hookline.operate.batch.ReplayBatches;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Shows a batch in the terminal. */
final class BatchScreen {

  private static final long POLL_MILLIS = 500;
  private static final long LINE_SECONDS = 10;
  private static final long TIMEOUT_SECONDS = 5;

  private final ReplayBatches batches;
  private final CommandLine to;
  private final OutputFormat output;

  BatchScreen(ReplayBatches batches, CommandLine to, OutputFormat output) {
    this.batches = batches;
    this.to = to;
    this.output = output;
  }

  ExitCode show(String id) {
    BatchStatus status = batches.status(id);
    to.getOut().println(output == OutputFormat.JSON ? Json.of(status) : BatchText.line(status));
    return ExitCode.OK;
  }

  /** Shows a batch once the condition holds, or after a timeout. */
  ExitCode show(String id, Predicate<BatchStatus> isDone) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (!isDone.test(batches.status(id)) && System.nanoTime() < end) {
      pause();
    }
    return show(id);
  }

  /** Follows a batch to its end. */
  ExitCode follow(String id, @Nullable Path report) throws IOException {
    boolean isTerminal = Terminal.isInteractive();
    int columns = isTerminal ? Screen.columns(System::getenv) : Screen.DEFAULT_WIDTH;
    PrintWriter err = to.getErr();
    long nextLine = System.nanoTime() + TimeUnit.SECONDS.toNanos(LINE_SECONDS);
    BatchStatus status = batches.status(id);
    while (status.status() == ExecutionStatus.RUNNING) {
      if (isTerminal) {
        err.print("\r" + BatchText.bar(status.progress(), columns) + "\u001B[K");
        err.flush();
      } else if (System.nanoTime() > nextLine) {
        err.println(BatchText.bar(status.progress(), columns));
        err.flush();
        nextLine += TimeUnit.SECONDS.toNanos(LINE_SECONDS);
      }
      pause();
      status = batches.status(id);
    }
    if (isTerminal) {
      err.print("\r\u001B[K");
      err.flush();
    }
    if (report != null) {
      write(report, id);
    }
    show(id);
    boolean isGood =
        status.status() == ExecutionStatus.SUCCEEDED && status.progress().refused() == 0;
    if (!isGood) {
      err.println("hookline: see the result of each execution: hookline replay report " + id);
    }
    return isGood ? ExitCode.OK : ExitCode.FAILED;
  }

  private void write(Path file, String id) throws IOException {
    try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
      Iterator<BatchItem> items = batches.report(id);
      items.forEachRemaining(item -> lines.println(Json.line(item)));
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted; the batch continues", e);
    }
  }
}
