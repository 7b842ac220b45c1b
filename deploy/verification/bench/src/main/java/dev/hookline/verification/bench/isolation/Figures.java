package dev.hookline.verification.bench.isolation;

import dev.hookline.verification.figures.Figure;
import java.util.stream.Stream;

/**
 * The figures of a run.
 *
 * @param alone with the measured endpoint only
 * @param responding next to another endpoint that responds at once: the cost of its load
 * @param hanging next to another endpoint that hangs, with as many events
 */
record Figures(String tier, Phase alone, Phase responding, Phase hanging) {

  boolean isComplete() {
    return Stream.of(alone, responding, hanging).allMatch(Phase::isComplete);
  }

  String text() {
    return "tier %s%n%s%n%s%n%s%n%s%n%s%n"
        .formatted(
            tier,
            line("alone", alone),
            line("next to an endpoint that responds", responding),
            line("next to an endpoint that hangs", hanging),
            ratios("alone", alone),
            ratios("next to one that responds", responding));
  }

  private String ratios(String name, Phase other) {
    return "next to one that hangs, against %s: throughput %s, p50 %s, p99 %s"
        .formatted(
            name,
            ratio(hanging.perSecond(), other.perSecond()),
            ratio(hanging.latency().p50(), other.latency().p50()),
            ratio(hanging.latency().p99(), other.latency().p99()));
  }

  private static String ratio(double figure, double other) {
    return Figure.of(Figure.rounded(figure / other));
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
            phase.others());
  }
}
