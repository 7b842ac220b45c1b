package dev.hookline.cli.execution;

import dev.hookline.internal.wire.DurationText;
import java.util.ArrayList;
import java.util.List;

/** Round times along a chart, spaced so that their labels fit. */
record TimeAxis(long millis, int width) {

  private static final int MIN_CELLS = 10;
  private static final long[] STEPS = steps();

  /** A tick: milliseconds since the start, and its label. */
  record Tick(long at, String label) {}

  List<Tick> ticks() {
    long step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && STEPS[i] * width >= millis * MIN_CELLS; i--) {
      step = STEPS[i];
    }
    List<Tick> ticks = new ArrayList<>();
    for (long at = 0; at <= millis; at += step) {
      ticks.add(new Tick(at, at == 0 ? "0" : DurationText.ofMillis(at)));
    }
    return ticks;
  }

  String text() {
    StringBuilder line = new StringBuilder();
    for (Tick tick : ticks()) {
      int cell = (int) (tick.at() * width / millis);
      String label = "|" + tick.label();
      if (cell + label.length() <= width && cell >= line.length()) {
        line.append(" ".repeat(cell - line.length())).append(label);
      }
    }
    return line.toString();
  }

  private static long[] steps() {
    List<Long> steps = new ArrayList<>();
    for (long unit : new long[] {1, 10, 100}) {
      steps.addAll(List.of(unit, 2 * unit, 5 * unit));
    }
    for (long unit : new long[] {1_000, 60_000}) {
      for (long times : new long[] {1, 2, 5, 10, 15, 30}) {
        steps.add(times * unit);
      }
    }
    for (long times : new long[] {1, 2, 3, 6, 12, 24, 48, 168, 720}) {
      steps.add(times * 3_600_000);
    }
    return steps.stream().mapToLong(Long::longValue).toArray();
  }
}
