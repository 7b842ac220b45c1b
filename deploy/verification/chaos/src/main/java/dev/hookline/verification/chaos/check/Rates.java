package dev.hookline.verification.chaos.check;

import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.PlannedEndpoint;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The promise about endpoints with a rate limit, whichever workers are killed and restarted. A rate
 * limits when calls begin; requests that a fault may have delayed on their way are left out.
 */
final class Rates {

  static final String RATE = "an endpoint gets at most its rate plus a tenth in any 10 s";

  private static final int SECONDS = 10;

  private final Evidence evidence;
  private final FaultIndex faults;
  private final Map<String, Integer> busiest = new TreeMap<>();

  Rates(Evidence evidence, FaultIndex faults) {
    this.evidence = evidence;
    this.faults = faults;
  }

  /** Returns the most requests in any ten seconds, by endpoint. */
  Map<String, Integer> busiest() {
    return busiest;
  }

  void check(List<Violation> violations) {
    Map<PlannedEndpoint, List<Arrival>> requests =
        evidence.arrivals().stream()
            .filter(arrival -> endpoint(arrival).ratePerSecond() > 0)
            .filter(arrival -> !faults.delays(arrival.worker(), arrival.at()))
            .sorted(Comparator.comparingLong(Arrival::at))
            .collect(Collectors.groupingBy(this::endpoint, Collectors.toList()));
    requests.forEach((endpoint, arrivals) -> check(endpoint, arrivals, violations));
  }

  private PlannedEndpoint endpoint(Arrival arrival) {
    return evidence
        .plan()
        .webhook(arrival.event(), arrival.webhook())
        .map(PlannedWebhook::endpoint)
        .orElse(PlannedEndpoint.ORDINARY);
  }

  private void check(PlannedEndpoint endpoint, List<Arrival> arrivals, List<Violation> violations) {
    List<Arrival> most = List.of();
    int first = 0;
    for (int last = 0; last < arrivals.size(); last++) {
      while (arrivals.get(last).at() - arrivals.get(first).at() >= SECONDS * Micros.SECOND) {
        first++;
      }
      if (last - first + 1 > most.size()) {
        most = arrivals.subList(first, last + 1);
      }
    }
    busiest.put(endpoint.host(), most.size());
    int allowed = endpoint.ratePerSecond() * SECONDS * 11 / 10;
    if (most.size() > allowed) {
      violations.add(violation(endpoint, most, allowed));
    }
  }

  private static Violation violation(PlannedEndpoint endpoint, List<Arrival> most, int allowed) {
    Arrival last = most.get(most.size() - 1);
    return new Violation(
        RATE,
        ExecutionIds.event(null, last.event(), last.key()),
        "%s got %d requests within 10 s until %d, at most %d are allowed: %s"
            .formatted(endpoint.host(), most.size(), last.at(), allowed, byWorker(most)));
  }

  private static Map<String, Long> byWorker(List<Arrival> arrivals) {
    return arrivals.stream()
        .map(Arrival::worker)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
