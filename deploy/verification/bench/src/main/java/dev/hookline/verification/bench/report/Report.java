package dev.hookline.verification.bench.report;

import dev.hookline.verification.bench.run.InFlight;
import dev.hookline.verification.bench.run.Measurement;
import dev.hookline.verification.bench.run.Order;
import dev.hookline.verification.bench.run.SideBySide;
import dev.hookline.worker.Version;
import java.time.Instant;
import java.util.List;

/** The complete report of a run, as written to JSON. */
public record Report(
    String version,
    Instant startedAt,
    Machine machine,
    Order order,
    List<Target> targets,
    List<Measurement> measurements,
    List<InFlight> inFlight) {

  /** The machine that it ran on. */
  public record Machine(String os, int processors, String java) {}

  /** Creates the report of a run. */
  public static Report of(Instant startedAt, Order order, SideBySide.Outcome outcome) {
    return new Report(
        Version.current(),
        startedAt,
        new Machine(
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version")),
        order,
        Targets.of(new Figures(outcome.turns()), outcome.inFlight()),
        outcome.turns(),
        outcome.inFlight());
  }

  /** Returns whether every event had an outcome and every async webhook arrived. */
  public boolean isComplete() {
    return measurements.stream()
        .allMatch(one -> one.events() > 0 && one.errors().isEmpty() && one.undelivered() == 0);
  }
}
