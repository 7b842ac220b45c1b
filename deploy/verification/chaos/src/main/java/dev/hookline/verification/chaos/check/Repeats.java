package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.plan.PlannedResponse;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Promises about repeated requests. Counts the repeats that a fault explains. */
final class Repeats implements Rule {

  static final String AGAIN = "a webhook is not called again after its response is recorded";
  static final String REPEATED = "a request is repeated only where a fault explains it";

  private final FaultIndex faults;
  private final Map<String, Integer> explained = new TreeMap<>();

  Repeats(FaultIndex faults) {
    this.faults = faults;
  }

  /** Returns how many repeats each kind of fault explained. */
  Map<String, Integer> explained() {
    return explained;
  }

  @Override
  public void check(Case one, List<Violation> violations) {
    for (PlannedWebhook webhook : one.kind().webhooks()) {
      List<Arrival> arrivals = one.arrivals(webhook.name());
      Optional<RecordedResponse> recorded = one.response(webhook.name());
      int refused = 0;
      for (int number = 0; number + 1 < arrivals.size(); number++) {
        Arrival before = arrivals.get(number);
        Arrival next = arrivals.get(number + 1);
        recorded
            .filter(response -> next.at() > response.at())
            .filter(
                response -> faults.keepingBack(next.worker(), response.at(), next.at()).isEmpty())
            .ifPresent(response -> violations.add(violation(AGAIN, one, next)));
        if (PlannedResponse.parse(before.response()).succeeds(webhook.timeoutSeconds())) {
          explain(one, before, next, violations);
        } else if (cause(before, next).isEmpty()) {
          refused++;
        }
        if (refused >= webhook.numRetries()) {
          violations.add(violation(REPEATED, one, next));
        }
      }
    }
  }

  private void explain(Case one, Arrival before, Arrival next, List<Violation> violations) {
    Optional<FaultLine> cause = cause(before, next);
    if (cause.isPresent()) {
      explained.merge(sort(cause.get()), 1, Integer::sum);
    } else {
      violations.add(violation(REPEATED, one, next));
    }
  }

  /**
   * A fault between the two requests: the response was on its way to the history until the server
   * gave up the attempt.
   */
  private Optional<FaultLine> cause(Arrival before, Arrival next) {
    return faults
        .during(before.worker(), before.at(), next.at())
        .or(() -> faults.keepingBack(next.worker(), before.at(), next.at()));
  }

  private static String sort(FaultLine fault) {
    return fault.kind().text() + " " + fault.target().replaceAll("-\\d+", "");
  }

  private static Violation violation(String invariant, Case one, Arrival next) {
    return new Violation(
        invariant,
        one.execution(),
        "'%s' was called again by %s, attempt %d, at %d"
            .formatted(next.webhook(), next.worker(), next.attempt(), next.at()));
  }
}
