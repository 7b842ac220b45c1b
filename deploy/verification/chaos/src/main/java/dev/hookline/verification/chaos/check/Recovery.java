package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.log.ResponseLine;
import dev.hookline.verification.chaos.plan.FaultKind;
import dev.hookline.verification.chaos.plan.Targets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How soon work continued after kills.
 *
 * @param attemptsContinue seconds from a worker's kill to the next request of each attempt that it
 *     had in flight
 * @param callersServed seconds from a server's kill to the next outcome of a caller
 */
public record Recovery(List<Double> attemptsContinue, List<Double> callersServed) {

  /** Measures a run. */
  public static Recovery of(Evidence evidence) {
    List<Double> attempts = new ArrayList<>();
    List<Double> served = new ArrayList<>();
    Map<String, ResponseLine> responses = new HashMap<>();
    evidence.responses().forEach(response -> responses.put(response.request(), response));
    for (FaultLine fault : evidence.faults()) {
      if (fault.kind() == FaultKind.KILL && fault.target().startsWith("worker-")) {
        evidence.arrivals().stream()
            .filter(one -> wasInFlight(one, responses.get(one.request()), fault))
            .filter(one -> !isLimited(evidence, one))
            .forEach(one -> next(evidence, one, fault).ifPresent(attempts::add));
      } else if (fault.kind() == FaultKind.KILL && fault.target().equals(Targets.SERVER)) {
        evidence.lines().stream()
            .filter(line -> line.isOutcome() && line.at() > fault.start() + Micros.SECOND / 2)
            .mapToLong(CallerLine::at)
            .min()
            .ifPresent(at -> served.add(seconds(at - fault.start())));
      }
    }
    return new Recovery(sorted(attempts), sorted(served));
  }

  private static boolean wasInFlight(
      Arrival one, @org.jspecify.annotations.Nullable ResponseLine response, FaultLine fault) {
    return one.worker().equals(fault.target())
        && one.at() < fault.start()
        && one.at() > fault.start() - 6 * Micros.SECOND
        && (response == null || response.at() > fault.start());
  }

  /** A request to such an endpoint may wait for its turn first. */
  private static boolean isLimited(Evidence evidence, Arrival one) {
    return evidence
        .plan()
        .webhook(one.event(), one.webhook())
        .filter(webhook -> webhook.endpoint().isLimited())
        .isPresent();
  }

  private static Optional<Double> next(Evidence evidence, Arrival one, FaultLine fault) {
    return evidence.arrivals().stream()
        .filter(other -> other.at() > fault.start())
        .filter(other -> other.key().equals(one.key()) && other.webhook().equals(one.webhook()))
        .min(Comparator.comparingLong(Arrival::at))
        .map(other -> seconds(other.at() - fault.start()));
  }

  private static double seconds(long micros) {
    return Math.round(micros / 10_000.0) / 100.0;
  }

  private static List<Double> sorted(List<Double> values) {
    return values.stream().sorted().toList();
  }
}
