package dev.hookline.verification.bench.isolation;

import dev.hookline.verification.figures.Figure;

/**
 * The figures of a run.
 *
 * @param alone with the healthy endpoint only
 * @param beside with the endpoint that hangs
 */
record Figures(String tier, Phase alone, Phase beside) {

  double throughput() {
    return Figure.rounded(beside.perSecond() / alone.perSecond());
  }

  double p99() {
    return Figure.rounded(beside.latency().p99() / alone.latency().p99());
  }

  boolean isComplete() {
    return alone.failed() == 0 && beside.failed() == 0 && beside.succeeded() > 0;
  }

  String text() {
    return "tier %s%n%s%n%s%nof the healthy endpoint's events: throughput %s, p99 %s times as without the other%n"
        .formatted(
            tier,
            line("alone", alone),
            line("beside an endpoint that hangs", beside),
            Figure.of(throughput()),
            Figure.of(p99()));
  }

  private static String line(String name, Phase phase) {
    return "%s: %,d events succeeded, %,d failed, %s/s, p50 %s ms, p99 %s ms; %,d events for the other"
        .formatted(
            name,
            phase.succeeded(),
            phase.failed(),
            Figure.of(phase.perSecond()),
            Figure.of(phase.latency().p50()),
            Figure.of(phase.latency().p99()),
            phase.hanging());
  }
}
