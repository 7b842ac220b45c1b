package dev.hookline.verification.chaos.check;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.endpoint.Alert;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.PlannedResponse;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The promise that each webhook that failed for good is counted in an alert. A fault shortly after
 * its last attempt excuses a missing one: a worker may be killed before it reports.
 */
record AlertedFailures(FaultIndex faults, int port) {

  static final String EXHAUSTED = "a webhook that failed for good is alerted";

  /** A worker reports each second; a machine may be busy. */
  private static final long REPORTED = 5 * Micros.SECOND;

  /** A webhook that failed for good, with its last request. */
  private record Exhausted(String endpoint, String execution, Arrival last) {}

  void check(List<Case> cases, List<SentAlert> alerts, List<Violation> violations) {
    Map<String, List<Exhausted>> failed =
        cases.stream()
            .flatMap(this::exhausted)
            .collect(Collectors.groupingBy(Exhausted::endpoint, TreeMap::new, Collectors.toList()));
    failed.forEach(
        (endpoint, webhooks) -> {
          int alerted =
              alerts.stream()
                  .filter(alert -> alert.type().equals(Alert.EXHAUSTED))
                  .filter(alert -> alert.endpoint().equals(endpoint))
                  .mapToInt(SentAlert::webhooks)
                  .sum();
          if (alerted < webhooks.size()) {
            violations.add(
                new Violation(
                    EXHAUSTED,
                    webhooks.get(0).execution(),
                    "%d webhooks of %s failed for good, at least, but alerts count %d"
                        .formatted(webhooks.size(), endpoint, alerted)));
          }
        });
  }

  private Stream<Exhausted> exhausted(Case one) {
    boolean isFailed = one.run().filter(AlertedFailures::isFailed).isPresent();
    Stream<PlannedWebhook> sync =
        one.kind().sync().stream()
            .filter(webhook -> isFailed && one.response(webhook.name()).isEmpty())
            .limit(1);
    Stream<PlannedWebhook> async =
        one.kind().async().stream()
            .filter(
                webhook -> {
                  RecordedRun delivery = one.deliveries().get(webhook.name());
                  return delivery != null && isFailed(delivery);
                });
    return Stream.concat(sync, async).flatMap(webhook -> exhausted(one, webhook));
  }

  private static boolean isFailed(RecordedRun run) {
    return run.is(RecordedRun.FAILED) && run.outcome().equals(FailureCode.HTTP_STATUS.code());
  }

  private Stream<Exhausted> exhausted(Case one, PlannedWebhook webhook) {
    List<Arrival> arrivals = one.arrivals(webhook.name());
    return arrivals.stream()
        .skip(Math.max(0, arrivals.size() - 1))
        .filter(last -> PlannedResponse.parse(last.response()).isServerError())
        .filter(last -> faults.during(last.worker(), last.at(), last.at() + REPORTED).isEmpty())
        .map(last -> new Exhausted(webhook.endpoint().address(port), one.execution(), last));
  }
}
