package dev.hookline.cli.bench;

import dev.hookline.cli.output.Terminal;
import dev.hookline.verification.figures.Figure;
import dev.hookline.verification.load.Tally;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Shows the progress of a run: a bar on a terminal, otherwise a line from time to time. */
final class BenchProgress {

  private static final long IN_TERMINAL = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long IN_FILE = TimeUnit.SECONDS.toNanos(5);
  private static final int BAR = 30;
  private static final double NANOS = 1e9;

  private final PrintWriter err;
  private final boolean isTerminal = Terminal.isInteractive();
  private long last = System.nanoTime();
  private boolean isShown;

  BenchProgress(PrintWriter err) {
    this.err = err;
  }

  void show(String phase, double done, Tally tally, long elapsed) {
    long now = System.nanoTime();
    if (now - last < (isTerminal ? IN_TERMINAL : IN_FILE)) {
      return;
    }
    last = now;
    String line = line(phase, done, tally.ended(), tally.failed(), elapsed);
    err.print(isTerminal ? "\r" + line + "\u001B[K" : line + "\n");
    err.flush();
    isShown = true;
  }

  static String line(String phase, double done, long ended, long failed, long elapsed) {
    int full = (int) (BAR * done);
    return "%s [%s%s] %,d events, %s/s%s"
        .formatted(
            phase,
            "#".repeat(full),
            ".".repeat(BAR - full),
            ended,
            Figure.of(ended * NANOS / Math.max(1, elapsed)),
            failed == 0 ? "" : ", %,d failed".formatted(failed));
  }

  void end() {
    if (isTerminal && isShown) {
      err.print("\r\u001B[K");
      err.flush();
    }
  }
}
