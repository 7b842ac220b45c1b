package dev.hookline.cli.run;

import java.io.PrintWriter;
import java.util.Locale;

/** The demo's timeline: lines with the seconds since it started. Thread-safe. */
final class DemoStory {

  private final PrintWriter out;
  private final long startedAt = System.nanoTime();

  DemoStory(PrintWriter out) {
    this.out = out;
  }

  synchronized void chapter(String title) {
    out.printf("%n%s%n", title);
    out.flush();
  }

  synchronized void line(String who, String what) {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    out.printf(Locale.ROOT, "  %6.2f s  %-9s %s%n", seconds, who, what);
    out.flush();
  }
}
