package dev.hookline.verification.bench.report;

import dev.hookline.verification.bench.run.Measurement;
import dev.hookline.verification.bench.run.Workload;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Medians over the rounds; a ratio is taken within each round, then over the rounds. */
record Figures(List<Measurement> measurements) {

  /** A figure of one round; empty if it was not measured. */
  interface OfRound {
    OptionalDouble in(int round);
  }

  /** Returns a figure of a system's turn with a workload. */
  OfRound of(String system, Workload workload, ToDoubleFunction<Measurement> figure) {
    return round ->
        measurements.stream()
            .filter(one -> one.round() == round)
            .filter(one -> one.system().equals(system))
            .filter(one -> one.workload().equals(workload.name()))
            .mapToDouble(figure)
            .findFirst();
  }

  /**
   * Returns the CPU seconds of 1,000 async deliveries: the extra cost of events with async
   * webhooks.
   */
  OfRound delivery(String system) {
    OfRound with = of(system, Workload.ASYNC_LOAD, Measurement::cpuPerThousand);
    OfRound without = of(system, Workload.LOAD, Measurement::cpuPerThousand);
    int webhooks = Workload.ASYNC_LOAD.async();
    return round -> {
      OptionalDouble all = with.in(round);
      OptionalDouble sync = without.in(round);
      return all.isPresent() && sync.isPresent()
          ? OptionalDouble.of((all.getAsDouble() - sync.getAsDouble()) / webhooks)
          : OptionalDouble.empty();
    };
  }

  static OfRound ratio(OfRound figure, OfRound to) {
    return round -> {
      OptionalDouble above = figure.in(round);
      OptionalDouble below = to.in(round);
      return above.isPresent() && below.isPresent() && below.getAsDouble() > 0
          ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
          : OptionalDouble.empty();
    };
  }

  /** Returns the median over all rounds. */
  OptionalDouble median(OfRound figure) {
    return median(
        measurements.stream()
            .mapToInt(Measurement::round)
            .distinct()
            .mapToObj(figure::in)
            .flatMapToDouble(OptionalDouble::stream));
  }

  private static OptionalDouble median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }
}
