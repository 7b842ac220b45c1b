package dev.hookline.verification.bench.report;

import static dev.hookline.verification.bench.report.Figures.ratio;

import dev.hookline.verification.bench.report.Figures.OfRound;
import dev.hookline.verification.bench.run.InFlight;
import dev.hookline.verification.bench.run.Measurement;
import dev.hookline.verification.bench.run.Names;
import dev.hookline.verification.bench.run.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Hookline's targets against the other systems, see docs/performance.md. */
final class Targets {

  private final Figures figures;
  private final List<Target> targets = new ArrayList<>();

  private Targets(Figures figures) {
    this.figures = figures;
  }

  static List<Target> of(Figures figures, List<InFlight> inFlight) {
    Targets targets = new Targets(figures);
    targets.history();
    targets.latency();
    targets.cost();
    targets.peers();
    inFlight.forEach(targets::memory);
    return List.copyOf(targets.targets);
  }

  private void history() {
    atMost("history events, 1 sync", 6, history(Workload.ONE));
    atMost("history events, 3 sync", 13, history(Workload.THREE));
    atMost("history events, 1 sync + 2 async (parent)", 15, history(Workload.ASYNC_LOAD));
  }

  private OfRound history(Workload workload) {
    return figures.of(Names.HOOKLINE, workload, Measurement::historyEvents);
  }

  private void latency() {
    atMost("p50, 1 sync, against plain", 0.50, p50(Names.HOOKLINE, Workload.ONE));
    atMost("p50, 1 sync, embedded, against plain", 0.40, p50(Names.EMBEDDED, Workload.ONE));
    atMost("p50, 3 sync, against plain", 0.55, p50(Names.HOOKLINE, Workload.THREE));
    atMost("p50, 1 sync + 1 async, against plain", 0.45, p50(Names.HOOKLINE, Workload.MIXED));
    atMost("p99 against own p50", 3, tail(Names.HOOKLINE));
    atMost("p99 against own p50, embedded", 3, tail(Names.EMBEDDED));
  }

  private OfRound p50(String system, Workload workload) {
    return ratio(
        figures.of(system, workload, Measurement::p50),
        figures.of(Names.PLAIN, workload, Measurement::p50));
  }

  private OfRound tail(String system) {
    return ratio(
        figures.of(system, Workload.ONE, Measurement::p99),
        figures.of(system, Workload.ONE, Measurement::p50));
  }

  private void cost() {
    atMost(
        "CPU of 1,000 one-webhook events, against plain on shipped settings",
        0.35,
        ratio(cpu(Names.HOOKLINE), cpu(Names.PLAIN_SHIPPED)));
    atLeast(
        "events/s at 32 callers, against plain on shipped settings",
        2.5,
        ratio(
            figures.of(Names.HOOKLINE, Workload.LOAD, Measurement::perSecond),
            figures.of(Names.PLAIN_SHIPPED, Workload.LOAD, Measurement::perSecond)));
    atMost(
        "CPU of 1,000 async deliveries, against plain",
        0.40,
        ratio(figures.delivery(Names.HOOKLINE), figures.delivery(Names.PLAIN)));
  }

  private void peers() {
    for (String system : List.of(Names.EMBEDDED, Names.HOOKLINE)) {
      atMost(
          "p50, 1 sync, %s, against Restate".formatted(system),
          3,
          ratio(
              figures.of(system, Workload.ONE, Measurement::p50),
              figures.of(Names.RESTATE, Workload.ONE, Measurement::p50)));
      atMost(
          "CPU of 1,000 one-webhook events, %s, against Restate".formatted(system),
          4,
          ratio(cpu(system), cpu(Names.RESTATE)));
    }
  }

  private void memory(InFlight found) {
    targets.add(
        Target.atMost(
            "MiB of a worker with %,d executions in flight, %s"
                .formatted(found.executions(), found.system()),
            1024,
            OptionalDouble.of(found.peakMib())));
  }

  private OfRound cpu(String system) {
    return figures.of(system, Workload.LOAD, Measurement::cpuPerThousand);
  }

  private void atMost(String figure, double limit, OfRound found) {
    targets.add(Target.atMost(figure, limit, figures.median(found)));
  }

  private void atLeast(String figure, double limit, OfRound found) {
    targets.add(Target.atLeast(figure, limit, figures.median(found)));
  }
}
