package dev.hookline.verification.chaos.check;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.AlertPlan;
import dev.hookline.verification.chaos.plan.PlannedResponse;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import dev.hookline.verification.chaos.plan.RunPlan;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The promise that an endpoint that fails is alerted: after enough failed attempts in a row on one
 * worker, without a fault on its path, the endpoint is failing by its alerts.
 */
record FailingEndpoints(FaultIndex faults, RunPlan plan, List<SentAlert> alerts) {

  static final String FAILING = "an endpoint that keeps failing is alerted";

  /** One more than needed. */
  private static final int ENOUGH = AlertPlan.FAILURES + 1;

  /** A worker reports each second; a machine may be busy. */
  private static final long REPORTED = 10 * Micros.SECOND;

  /** A response is processed by then. */
  private static final long PROCESSED = Micros.SECOND;

  /** One worker's requests to one endpoint. */
  private record Path(String worker, String endpoint) {}

  void check(List<Arrival> arrivals, List<Violation> violations) {
    arrivals.stream()
        .filter(arrival -> webhook(arrival).isPresent())
        .sorted(Comparator.comparingLong(Arrival::at))
        .collect(
            Collectors.groupingBy(
                arrival -> new Path(arrival.worker(), endpoint(arrival)),
                () ->
                    new TreeMap<>(Comparator.comparing(Path::endpoint).thenComparing(Path::worker)),
                Collectors.toList()))
        .forEach((path, requests) -> check(path, requests, violations));
  }

  private void check(Path path, List<Arrival> requests, List<Violation> violations) {
    Deque<Arrival> failed = new ArrayDeque<>();
    long responding = 0;
    for (Arrival request : requests) {
      PlannedResponse response = PlannedResponse.parse(request.response());
      if (works(request, response)) {
        failed.clear();
        responding =
            Math.max(responding, request.at() + response.delayMillis() * Micros.MILLI + PROCESSED);
      } else if (response.isServerError()) {
        // a success that is not processed yet may come between the failures
        if (request.at() < responding) {
          failed.clear();
        } else {
          failed.add(request);
        }
      }
      if (failed.size() == ENOUGH) {
        check(path, failed.remove(), request, violations);
      }
    }
  }

  /** A status below 500 is no failure of the endpoint. */
  private boolean works(Arrival request, PlannedResponse response) {
    return response.what().startsWith("4")
        || response.succeeds(webhook(request).orElseThrow().timeoutSeconds());
  }

  private void check(Path path, Arrival first, Arrival last, List<Violation> violations) {
    long until = last.at() + REPORTED;
    if (faults.during(path.worker(), first.at(), until).isEmpty()
        && !isFailing(path.endpoint(), first.at(), until)) {
      violations.add(
          new Violation(
              FAILING,
              ExecutionIds.event(null, last.event(), last.key()),
              "%s failed %d times in a row at %s from %d to %d without an alert"
                  .formatted(path.endpoint(), ENOUGH, path.worker(), first.at(), last.at())));
    }
  }

  /** Returns whether the endpoint was failing at some time of an interval, by its alerts. */
  private boolean isFailing(String endpoint, long from, long until) {
    Optional<SentAlert> before =
        alerts.stream()
            .filter(alert -> alert.endpoint().equals(endpoint) && alert.at() < from)
            .filter(alert -> !alert.type().equals(Alert.EXHAUSTED))
            .max(Comparator.comparingLong(SentAlert::at));
    return before.map(alert -> alert.type().equals(Alert.FAILING)).orElse(false)
        || alerts.stream()
            .filter(alert -> alert.endpoint().equals(endpoint))
            .filter(alert -> alert.type().equals(Alert.FAILING))
            .anyMatch(alert -> alert.at() >= from && alert.at() <= until);
  }

  private Optional<PlannedWebhook> webhook(Arrival arrival) {
    return plan.webhook(arrival.event(), arrival.webhook());
  }

  private String endpoint(Arrival arrival) {
    return webhook(arrival).orElseThrow().endpoint().address(plan.port());
  }
}
