package dev.hookline.cli.stats;

import dev.hookline.cli.output.Terminal;
import dev.hookline.operate.stats.Statistics;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows the reading progress, once it takes a while. */
final class StatsProgress implements Statistics.Progress {

  private static final Duration IN_TERMINAL = Duration.ofMillis(200);
  private static final Duration IN_FILE = Duration.ofSeconds(5);

  private final PrintWriter err;
  private final Clock clock;
  private final boolean isTerminal = Terminal.isInteractive();
  private Instant last;
  private boolean isShown;

  StatsProgress(PrintWriter err, Clock clock) {
    this.err = err;
    this.clock = clock;
    this.last = clock.instant();
  }

  @Override
  public void read(int done, int of) {
    Instant now = clock.instant();
    Duration gap = isTerminal ? IN_TERMINAL : IN_FILE;
    if (Duration.between(last, now).compareTo(gap) < 0) {
      return;
    }
    last = now;
    String line = "read %,d of %,d executions".formatted(done, of);
    err.print(isTerminal ? "\r" + line + "\u001B[K" : line + "\n");
    err.flush();
    isShown = true;
  }

  void end() {
    if (isTerminal && isShown) {
      err.print("\r\u001B[K");
      err.flush();
    }
  }
}
