package dev.hookline.verification.chaos.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks the records against every promise. */
public final class Checker {

  private Checker() {}

  /**
   * The findings of a check.
   *
   * @param explained the number of repeated requests, by the fault that explains them
   * @param busiest the most requests in ten seconds, by endpoint with a rate limit
   * @param alerts the number of alerts, by type
   */
  public record Findings(
      List<Violation> violations,
      Map<String, Integer> explained,
      Map<String, Integer> busiest,
      Map<String, Integer> alerts) {}

  public static Findings check(Evidence evidence) {
    FaultIndex faults = new FaultIndex(evidence.faults());
    Repeats repeats = new Repeats(faults);
    List<Rule> rules =
        List.of(
            Outcomes::hasOutcome,
            Outcomes::hasOneResult,
            Outcomes::succeedsAfterDeliveries,
            Outcomes::makesDeliveries,
            Outcomes::endsAsPlanned,
            Requests::followRecords,
            Requests::keepIds,
            Requests::carryRecordedData,
            new Responses(new Crossings(faults)),
            repeats);
    List<Violation> violations = new ArrayList<>();
    List<Case> cases = evidence.cases();
    for (Case one : cases) {
      rules.forEach(rule -> rule.check(one, violations));
    }
    Turns.check(cases, violations);
    Rates rates = new Rates(evidence, faults);
    rates.check(violations);
    List<SentAlert> alerts = SentAlert.allOf(evidence.alerts());
    Alerts.check(alerts, violations);
    new FailingEndpoints(faults, evidence.plan(), alerts).check(evidence.arrivals(), violations);
    new AlertedFailures(faults, evidence.plan().port()).check(cases, alerts, violations);
    return new Findings(violations, repeats.explained(), rates.busiest(), SentAlert.byType(alerts));
  }
}
