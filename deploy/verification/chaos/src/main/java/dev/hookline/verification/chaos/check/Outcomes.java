package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.CallerLine.What;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Promises about how events end and what callers learn. */
final class Outcomes {

  static final String LOST = "accepted event has an outcome";
  static final String ONE_RESULT = "one key has one result";
  static final String EARLY_SUCCESS = "onSuccess follows the recording of async deliveries";
  static final String DELIVERY_LOST = "async deliveries are made";
  static final String AS_PLANNED = "calm events end as planned";

  private Outcomes() {}

  static void hasOutcome(Case one, List<Violation> violations) {
    String status = one.run().map(RecordedRun::status).orElse("missing");
    boolean proper =
        Set.of(RecordedRun.COMPLETED, RecordedRun.FAILED).contains(status)
            || (status.equals(RecordedRun.CANCELLED) && one.event().isCancelled());
    if (one.isAccepted() && !proper) {
      violations.add(new Violation(LOST, one.execution(), "execution is " + status));
    }
    if (one.lines().stream().noneMatch(CallerLine::isOutcome)) {
      violations.add(new Violation(LOST, one.execution(), "no caller got one"));
    }
  }

  static void hasOneResult(Case one, List<Violation> violations) {
    Set<String> outcomes = new TreeSet<>();
    for (CallerLine line : one.lines()) {
      if (line.isOutcome()) {
        outcomes.add(line.what() + " " + line.detail());
      }
    }
    one.run()
        .filter(run -> !run.is(RecordedRun.OPEN))
        .ifPresent(
            run ->
                outcomes.add(
                    (run.is(RecordedRun.COMPLETED) ? What.SUCCESS : What.FAILURE)
                        + " "
                        + run.outcome()));
    if (outcomes.size() > 1) {
      violations.add(new Violation(ONE_RESULT, one.execution(), String.join(" / ", outcomes)));
    }
  }

  static void succeedsAfterDeliveries(Case one, List<Violation> violations) {
    long recorded = one.run().map(RecordedRun::deliveriesAt).orElse(RecordedRun.NEVER);
    for (CallerLine line : one.lines()) {
      if (!one.kind().async().isEmpty() && line.what() == What.SUCCESS && line.at() < recorded) {
        violations.add(
            new Violation(
                EARLY_SUCCESS,
                one.execution(),
                "caller %d was called back before the async deliveries were recorded"
                    .formatted(line.caller())));
      }
    }
  }

  static void makesDeliveries(Case one, List<Violation> violations) {
    if (!one.run().map(run -> run.is(RecordedRun.COMPLETED)).orElse(false)) {
      return;
    }
    for (PlannedWebhook webhook : one.kind().async()) {
      RecordedRun delivery = one.deliveries().get(webhook.name());
      String found =
          delivery == null
              ? "missing"
              : delivery.is(RecordedRun.COMPLETED) && one.arrivals(webhook.name()).isEmpty()
                  ? "completed without a request"
                  : delivery.status();
      if (!Set.of(RecordedRun.COMPLETED, RecordedRun.FAILED).contains(found)) {
        violations.add(
            new Violation(
                DELIVERY_LOST, one.execution(), "'%s' is %s".formatted(webhook.name(), found)));
      }
    }
  }

  /** A request that is lost with its connection is an attempt outside the script. */
  static void endsAsPlanned(Case one, List<Violation> violations) {
    String planned = one.kind().succeeds() ? RecordedRun.COMPLETED : RecordedRun.FAILED;
    if (one.calm()
        && !one.event().isCancelled()
        && one.onDeadConnections().isEmpty()
        && one.run().isPresent()
        && !one.run().get().is(planned)) {
      violations.add(
          new Violation(
              AS_PLANNED,
              one.execution(),
              "execution is %s, planned %s".formatted(one.run().get().status(), planned)));
    }
  }
}
