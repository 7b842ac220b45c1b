package dev.hookline.cli.replay;

import dev.hookline.cli.output.Printable;
import dev.hookline.operate.batch.BatchItem;
import dev.hookline.operate.batch.BatchProgress;
import dev.hookline.operate.batch.BatchStatus;

/** A batch in one line. */
final class BatchText {

  /** With the counts of 100,000 executions still in 80 columns. */
  private static final int BAR = 20;

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

  /** What became of one execution; its id is last, or why it was refused. */
  static String line(BatchItem item) {
    String line =
        "%-8s  %-10s  %s"
            .formatted(
                item.outcome(),
                item.status() == null ? "-" : item.status().code(),
                item.executionId());
    return Printable.of(item.message() == null ? line : line + "  " + item.message());
  }

  static String bar(BatchProgress progress) {
    String counts =
        "replayed %d, refused %d%s"
            .formatted(
                progress.replayed(), progress.refused(), progress.paused() ? ", paused" : "");
    Long expected = progress.expected();
    if (expected == null || expected == 0) {
      return counts;
    }
    int full = (int) Math.min(BAR, BAR * progress.done() / expected);
    return "[%s%s] %d of %d  %s"
        .formatted("#".repeat(full), ".".repeat(BAR - full), progress.done(), expected, counts);
  }
}
