package dev.hookline.cli.replay;

import dev.hookline.cli.output.Printable;
import dev.hookline.operate.batch.BatchItem;
import dev.hookline.operate.batch.BatchProgress;
import dev.hookline.operate.batch.BatchStatus;

/** A batch as one line. */
final class BatchText {

  /** With the counts of 100,000 executions still in 80 columns. */
  private static final int BAR = 20;

  private static final int MIN_BAR = 5;

  private BatchText() {}

  static String line(BatchStatus status) {
    BatchProgress progress = status.progress();
    return "batch %s %s: replayed %d, refused %d%s"
        .formatted(
            status.id(),
            progress.paused() && status.closedAt() == null ? "paused" : status.status().code(),
            progress.replayed(),
            progress.refused(),
            progress.expected() == null ? "" : " of " + progress.expected());
  }

  /** The result of one execution; last comes its id, or why it was refused. */
  static String line(BatchItem item) {
    String line =
        "%-8s  %-10s  %s"
            .formatted(
                item.outcome(),
                item.status() == null ? "-" : item.status().code(),
                item.executionId());
    return Printable.of(item.message() == null ? line : line + "  " + item.message());
  }

  /** Returns a progress bar narrower than a line, so that it can be redrawn. */
  static String bar(BatchProgress progress, int columns) {
    Long expected = progress.expected();
    String counts =
        "replayed %d, refused %d%s"
            .formatted(
                progress.replayed(), progress.refused(), progress.paused() ? ", paused" : "");
    if (expected == null || expected == 0) {
      return Printable.line(counts, columns - 1);
    }
    String done = "%d of %d".formatted(progress.done(), expected);
    int bar = Math.min(BAR, columns - 1 - "[] ".length() - done.length() - 2 - counts.length());
    if (bar >= MIN_BAR) {
      int full = (int) Math.min(bar, bar * progress.done() / expected);
      return "[%s%s] %s  %s".formatted("#".repeat(full), ".".repeat(bar - full), done, counts);
    }
    String words = done + "  " + counts;
    String few = done + (progress.paused() ? ", paused" : "");
    return words.length() < columns ? words : Printable.line(few, columns - 1);
  }
}
