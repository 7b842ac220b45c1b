package dev.hookline.verification.chaos;

import dev.hookline.verification.chaos.check.Checker.Findings;
import dev.hookline.verification.chaos.check.Evidence;
import dev.hookline.verification.chaos.check.Recovery;
import dev.hookline.verification.chaos.check.Violation;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine.What;
import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.plan.FaultKind;
import dev.hookline.verification.chaos.plan.Manner;
import dev.hookline.verification.chaos.plan.PlannedResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The figures of a run.
 *
 * @param callsWithoutOutcome calls that threw without calling either callback; each was repeated
 * @param endedByThemselves programs that exited without being killed
 * @param hung how often the server hung without a fault, and was killed as by a health check
 * @param late how often it responded late without a fault, because the machine was busy
 * @param manners malicious responses, by manner
 * @param onDeadConnections requests that arrived on dead connections
 * @param explained repeated requests, by the fault that explains them
 * @param busiest the most requests in ten seconds, by endpoint with a rate limit
 * @param alerts the alerts, by type
 * @param leftOut faults that were not injected
 */
record Report(
    String tier,
    long seed,
    int seconds,
    int calmEvents,
    int stormEvents,
    int requests,
    int callsWithoutOutcome,
    int endedByThemselves,
    int kills,
    int hung,
    int late,
    Map<String, Integer> faults,
    Map<String, Integer> manners,
    int onDeadConnections,
    Map<String, Integer> explained,
    Map<String, Integer> busiest,
    Map<String, Integer> alerts,
    Recovery recovery,
    List<String> leftOut,
    List<Violation> violations) {

  private static final int SHOWN = 20;

  static Report of(
      ChaosRun.Options options,
      Evidence evidence,
      Findings findings,
      List<String> leftOut,
      int ended) {
    Map<String, Integer> faults = new TreeMap<>();
    for (FaultLine fault : evidence.faults()) {
      if (fault.kind() == FaultKind.LATE) {
        continue;
      }
      faults.merge(fault.name().replaceAll("-\\d+", ""), 1, Integer::sum);
    }
    return new Report(
        options.tier().toString(),
        options.seed(),
        options.seconds(),
        evidence.plan().calm().events().size(),
        evidence.plan().storm().events().size(),
        evidence.arrivals().size(),
        (int) evidence.lines().stream().filter(line -> line.what() == What.ENDED).count(),
        ended,
        (int) evidence.faults().stream().filter(fault -> fault.kind() == FaultKind.KILL).count(),
        (int) evidence.faults().stream().filter(fault -> fault.kind() == FaultKind.HUNG).count(),
        (int) evidence.faults().stream().filter(fault -> fault.kind() == FaultKind.LATE).count(),
        faults,
        manners(evidence.arrivals()),
        (int) responses(evidence.arrivals()).filter(PlannedResponse::isDead).count(),
        findings.explained(),
        findings.busiest(),
        findings.alerts(),
        Recovery.of(evidence),
        leftOut,
        findings.violations());
  }

  private static Map<String, Integer> manners(List<Arrival> arrivals) {
    Map<String, Integer> manners = new TreeMap<>();
    responses(arrivals)
        .filter(response -> response.manner() != Manner.PLAIN)
        .forEach(response -> manners.merge(response.manner().word(), 1, Integer::sum));
    return manners;
  }

  private static Stream<PlannedResponse> responses(List<Arrival> arrivals) {
    return arrivals.stream().map(arrival -> PlannedResponse.parse(arrival.response()));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("tier %s, seed %d, %d s%n".formatted(tier, seed, seconds));
    text.append("events: %d calm, %d in the storm%n".formatted(calmEvents, stormEvents));
    text.append("requests: %d, repeats explained: %s%n".formatted(requests, explained));
    text.append(
        "malicious responses: %s, requests on dead connections: %d%n"
            .formatted(manners, onDeadConnections));
    text.append("most requests in 10 s: %s, alerts: %s%n".formatted(busiest, alerts));
    text.append("kills: %d, faults: %s, left out: %s%n".formatted(kills, faults, leftOut));
    text.append("server without a fault: %d times late, %d times hung%n".formatted(late, hung));
    text.append("calls without outcome: %d%n".formatted(callsWithoutOutcome));
    text.append("attempts continued after: %s%n".formatted(spread(recovery.attemptsContinue())));
    text.append("callers were served after: %s%n".formatted(spread(recovery.callersServed())));
    text.append("violations: %d%n".formatted(violations.size()));
    for (Violation one : violations.subList(0, Math.min(SHOWN, violations.size()))) {
      text.append("  %s: %s: %s%n".formatted(one.execution(), one.invariant(), one.detail()));
    }
    return text.toString();
  }

  private static String spread(List<Double> sorted) {
    return sorted.isEmpty()
        ? "not measured"
        : "%d measured, median %.2f s, longest %.2f s"
            .formatted(sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
  }
}
