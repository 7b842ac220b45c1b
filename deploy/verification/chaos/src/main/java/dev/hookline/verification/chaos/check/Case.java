package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.Arrival;
import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.plan.EventKind;
import dev.hookline.verification.chaos.plan.PlannedEvent;
import dev.hookline.verification.chaos.plan.PlannedResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event, with all records of it.
 *
 * @param calm whether it was called in the phase without faults
 * @param run its execution; empty if the server has none
 * @param deliveries the executions of its async webhooks, by webhook
 * @param arrivals the requests of each webhook, in the order in which they came
 * @param lines the records of its callers
 */
record Case(
    PlannedEvent event,
    EventKind kind,
    boolean calm,
    Optional<RecordedRun> run,
    Map<String, RecordedRun> deliveries,
    Map<String, List<Arrival>> arrivals,
    List<CallerLine> lines) {

  String execution() {
    return event.execution();
  }

  List<Arrival> arrivals(String webhook) {
    return arrivals.getOrDefault(webhook, List.of());
  }

  /** Returns the requests that arrived on a dead connection. */
  List<Arrival> onDeadConnections() {
    return arrivals.values().stream()
        .flatMap(List::stream)
        .filter(arrival -> PlannedResponse.parse(arrival.response()).isDead())
        .toList();
  }

  /** Returns the recorded response of a webhook, sync or async. */
  Optional<RecordedResponse> response(String webhook) {
    RecordedRun delivery = deliveries.get(webhook);
    return Optional.ofNullable(
        delivery != null
            ? delivery.responses().get(webhook)
            : run.map(one -> one.responses().get(webhook)).orElse(null));
  }

  boolean isAccepted() {
    return run.isPresent() || lines.stream().anyMatch(CallerLine::isAcceptance);
  }
}
