package dev.hookline.cli.bench;

import dev.hookline.verification.figures.CpuMeter;
import dev.hookline.verification.figures.Figure;
import dev.hookline.verification.figures.LatencyFigures;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a run with an earlier one. */
final class Comparison {

  /**
   * One figure of both runs.
   *
   * @param ratio now divided by before
   */
  record Ratio(double before, double now, double ratio) {}

  private final Map<String, Ratio> ratios = new LinkedHashMap<>();

  private Comparison() {}

  /** Returns the figures that both runs have. */
  static Map<String, Ratio> of(BenchReport now, BenchReport before) {
    Comparison comparison = new Comparison();
    comparison.latency("caller", before.caller(), now.caller());
    comparison.latency("delivery", before.delivery(), now.delivery());
    comparison.add("eventsPerSecond", before.eventsPerSecond(), now.eventsPerSecond());
    if (before.historyEvents() != null && now.historyEvents() != null) {
      comparison.add("historyEvents", before.historyEvents().event(), now.historyEvents().event());
      comparison.add(
          "childHistoryEvents", before.historyEvents().children(), now.historyEvents().children());
    }
    for (CpuMeter.Used used : now.cpu()) {
      before.cpu().stream()
          .filter(then -> then.process().equals(used.process()))
          .forEach(
              then ->
                  comparison.add(
                      "cpu " + used.process(), then.perThousandEvents(), used.perThousandEvents()));
    }
    comparison.add("cpu", before.cpuPerThousandEvents(), now.cpuPerThousandEvents());
    return comparison.ratios;
  }

  private void latency(String name, @Nullable LatencyFigures before, @Nullable LatencyFigures now) {
    if (before != null && now != null) {
      add(name + " p50", before.p50(), now.p50());
      add(name + " p90", before.p90(), now.p90());
      add(name + " p99", before.p99(), now.p99());
    }
  }

  private void add(String name, @Nullable Double before, @Nullable Double now) {
    if (before != null && now != null && before != 0) {
      ratios.put(name, new Ratio(before, now, Figure.rounded(now / before)));
    }
  }
}
